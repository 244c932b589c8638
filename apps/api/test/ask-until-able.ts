/**
 * Asks an API process, again for as long as it says 503: on a busy machine it may be overloaded for a moment, or look too
 * late for revocations to tell about any token. The body of what is answered is left to whoever asked.
 */
export async function askUntilAble(url: URL, sent: RequestInit = {}): Promise<Response> {
  for (;;) {
    const answer = await fetch(url, sent);
    if (answer.status !== 503) return answer;
    await answer.body?.cancel();
  }
}
