/** Milliseconds after which the user pool counts as unreachable. */
const answerLimit = 15_000;

/**
 * Waits for an answer of the user pool, but not for ever: Amplify sets no limit of its own, and cannot be called off.
 * What it was asked for may still happen later. Rejects with a `TimeoutError` when the time is over.
 * @param limit milliseconds
 */
export async function limitWait<T>(answer: Promise<T>, limit = answerLimit): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DOMException("The user pool did not answer.", "TimeoutError")),
      limit,
    );
  });
  return Promise.race([answer, over]).finally(() => clearTimeout(timer));
}
