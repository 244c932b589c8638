/** The part of `fetch` that is used to get keys. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The longest a fetch of keys may take, from the first byte sent to the last byte read. */
export const keyFetchTimeLimitMs = 5000;

/** The largest answer that is read, in bytes after decompression. Cognito's key set is below 1 KB. */
export const answerMaxBytes = 512 * 1024;

/**
 * Gets a small public document.
 * @throws Error when the server does not answer 200, or too much; redirects are not followed. The caller sees to the time.
 */
export async function fetchBounded(url: string, fetch: Fetch, signal: AbortSignal): Promise<Buffer> {
  const response = await fetch(url, {
    headers: { accept: "application/json" },
    redirect: "error",
    signal,
  });
  if (response.status !== 200 || response.redirected || response.body === null) {
    await response.body?.cancel();
    throw new Error("The key server did not answer with a document.");
  }
  return await readLimited(response.body);
}

async function readLimited(body: ReadableStream<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by the throw cancels the stream: the rest is not downloaded.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > answerMaxBytes) throw new Error("The key server's answer is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
