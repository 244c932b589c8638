import type { Algorithm, KeyLocation } from "../providers/provider.ts";
import { withinTime } from "../within-time.ts";
import { discoverJwksUrl } from "./discover-jwks-url.ts";
import { type Fetch, fetchBounded } from "./fetch-bounded.ts";
import { type KeySet, readKeySet } from "./key-set.ts";

type FetchKeySet = {
  readonly location: KeyLocation;
  readonly algorithms: ReadonlySet<Algorithm>;
  readonly fetch: Fetch;
  /** For the whole of it, the discovery included. */
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
};

/** A key set, and the text it was read from: what a snapshot keeps. */
export type FetchedKeySet = { readonly keys: KeySet; readonly text: Buffer };

/**
 * Fetches a provider's keys, by way of its discovery document where that names the place.
 * @throws Error when no usable key set came back, in time and in size
 */
export async function fetchKeySet(options: FetchKeySet): Promise<FetchedKeySet> {
  const { location, algorithms, fetch, timeLimitMs, signal } = options;
  const fetchText = async (limit: AbortSignal) => {
    const url =
      location.kind === "jwks" ? location.url : await discoverJwksUrl(location.issuer, fetch, limit);
    return await fetchBounded(url, fetch, limit);
  };
  const text = await withinTime(timeLimitMs, fetchText, signal);
  return { keys: await readKeySet(text, algorithms), text };
}
