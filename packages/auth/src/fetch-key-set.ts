import { readJsonObject } from "./json-object.ts";
import { readVerificationKey, type VerificationKey } from "./verification-key.ts";

/** The part of `fetch` that is used to get keys. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Keys by `kid`, matched exactly. */
export type KeySet = ReadonlyMap<string, VerificationKey>;

/** The longest a fetch of keys may take, from the first byte sent to the last byte read. */
export const keyFetchTimeLimitMs = 5000;

/** The largest key set that is read, in bytes after decompression. Cognito's is below 1 KB. */
export const keySetMaxBytes = 512 * 1024;

type FetchKeySet = {
  readonly url: string;
  readonly fetch: Fetch;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
};

/**
 * Fetches a JWK Set (RFC 7517, section 5) and returns its usable keys.
 * A set without one usable key counts as a failure: replacing good keys with none would sign everybody out,
 * and a user pool never publishes such a set.
 * @throws Error when the server does not answer 200 with such a set, in time and in size; redirects are not followed.
 */
export async function fetchKeySet({ url, fetch, timeLimitMs, signal }: FetchKeySet): Promise<KeySet> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]);
  return await Promise.race([aborted(limit), fetchBody(url, fetch, limit).then((body) => readKeySet(body))]);
}

async function fetchBody(url: string, fetch: Fetch, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, {
    headers: { accept: "application/json" },
    redirect: "error",
    signal,
  });
  if (response.status !== 200 || response.redirected || response.body === null) {
    await response.body?.cancel();
    throw new Error("The key server did not answer with a key set.");
  }
  return await readLimited(response.body);
}

async function readLimited(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by the throw cancels the stream: the rest is not downloaded.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > keySetMaxBytes) throw new Error("The key set is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readKeySet(body: Uint8Array): Promise<KeySet> {
  const members = readJsonObject(body)?.["keys"];
  if (!Array.isArray(members)) throw new Error("The key server's answer is not a JWK Set.");

  const keys = new Map<string, VerificationKey>();
  const ambiguous = new Set<string>();
  for (const found of await Promise.all(members.map(readVerificationKey))) {
    if (found === null) continue;
    if (keys.has(found.kid)) ambiguous.add(found.kid);
    keys.set(found.kid, found.key);
  }
  // Two keys of one name: whichever we took, the other one's owner might have been meant. Neither is used.
  for (const kid of ambiguous) keys.delete(kid);
  if (keys.size === 0) throw new Error("The key set has no usable key.");
  return keys;
}

/** Rejects when the signal fires: an injected `fetch` or a body that ignores the signal must not keep callers waiting. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new Error("Fetching the key set took too long or was called off."));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
