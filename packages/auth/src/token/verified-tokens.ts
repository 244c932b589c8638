import { hash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";
import type { VerificationKey } from "../keys/verification-key.ts";
import type { Principal } from "../principal/principal.ts";
import { shareTexts } from "./share-texts.ts";
import type { Trusted } from "./trusted-providers.ts";

/** What is remembered of a token whose signature was good: who it is, whose token, and by which key. */
export type VerifiedToken = {
  readonly principal: Principal;
  readonly trusted: Trusted;
  readonly key: VerificationKey;
};

/** How much is remembered. */
export type CacheOptions = {
  /** Tokens; the one that was not asked for longest makes room. */
  readonly maxEntries: number;
  /** Seconds after which a signature is checked again, however long the token lives. */
  readonly maxAgeSeconds: number;
};

export const defaultCache: CacheOptions = { maxEntries: 10_000, maxAgeSeconds: 300 };

/**
 * Remembers good signatures, and nothing else: refusals are not kept, or a flood of bad tokens would push good ones out.
 * Whoever finds a token here checks times, policy, key and revocation again.
 */
export type VerifiedTokens = {
  find(text: string): VerifiedToken | undefined;
  /** Makes claims that may be remembered smaller, before anybody has seen them. */
  prepare(claims: Record<string, unknown>): void;
  remember(text: string, verified: VerifiedToken): void;
};

/** Remembers nothing. */
export const noVerifiedTokens: VerifiedTokens = {
  find: () => undefined,
  prepare: () => {},
  remember: () => {},
};

export function createVerifiedTokens(
  { maxEntries, maxAgeSeconds }: CacheOptions,
  clock: Clock,
): VerifiedTokens {
  const entries = new LRUCache<string, VerifiedToken & { readonly rememberedAt: number }>({
    max: maxEntries,
  });
  return {
    find(text) {
      const entry = entries.get(digestOf(text));
      const isFresh = entry !== undefined && clock.now() - entry.rememberedAt < maxAgeSeconds * 1000;
      return isFresh ? entry : undefined;
    },
    prepare: shareTexts,
    remember(text, { principal, trusted, key }) {
      // Written out: a copy by spread takes four times the memory.
      entries.set(digestOf(text), { principal, trusted, key, rememberedAt: clock.now() });
    },
  };
}

/**
 * The whole token goes into the key: a part of it, such as the signature, would let somebody put other claims beside a
 * signature that is remembered. As a digest, so that no bearer token lies in the heap.
 */
const digestOf = (text: string): string => hash("sha256", text, "binary");
