import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from "node:crypto";
import { z } from "zod";
import type { MakeKey } from "./make-key.ts";

export type TokenUse = "access" | "id";

/** A signing key as it is written to disk. `retiredAt` (ms) is set once another key has taken over. */
export const StoredKey = z.object({
  kid: z.string(),
  use: z.enum(["access", "id"]),
  pem: z.string(),
  retiredAt: z.number().nullable(),
});
export type StoredKey = z.infer<typeof StoredKey>;

interface SigningKey extends StoredKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Longest life of an access or id token: how long a retired key must stay listed. */
const longestTokenLifeMs = 24 * 60 * 60_000;

/**
 * The RSA-2048 keys of one pool: one for access tokens and another for id tokens, as Cognito has them.
 * After a rotation the old public keys stay listed until no token signed with them can be alive.
 */
export class SigningKeys {
  #keys: SigningKey[];

  constructor(stored: readonly StoredKey[]) {
    this.#keys = stored.map(load);
  }

  static async generate(makeKey: MakeKey): Promise<SigningKeys> {
    return new SigningKeys(await newPair(makeKey));
  }

  /** The key that signs tokens of this use now. */
  current(use: TokenUse): { kid: string; privateKey: KeyObject } {
    const key = this.#keys.find((candidate) => candidate.use === use && candidate.retiredAt === null);
    if (!key) throw new Error(`The pool holds no ${use} token key.`);
    return key;
  }

  /** The public key of this kid, for tokens that come back to the pool. */
  publicKey(kid: string, use: TokenUse): KeyObject | undefined {
    return this.#keys.find((key) => key.kid === kid && key.use === use)?.publicKey;
  }

  /** Puts new keys in charge. `now` in milliseconds. */
  async rotate(now: number, makeKey: MakeKey): Promise<void> {
    const fresh = (await newPair(makeKey)).map(load);
    const kept = this.#keys
      .map((key) => ({ ...key, retiredAt: key.retiredAt ?? now }))
      .filter(({ retiredAt }) => now - retiredAt < longestTokenLifeMs);
    this.#keys = [...fresh, ...kept];
  }

  /** The JSON Web Key Set (RFC 7517 section 5), public members only. */
  publicSet(): { keys: object[] } {
    return {
      keys: this.#keys.map(({ kid, publicKey }) => {
        const { n, e } = publicKey.export({ format: "jwk" });
        return { alg: "RS256", e, kid, kty: "RSA", n, use: "sig" };
      }),
    };
  }

  toStored(): StoredKey[] {
    return this.#keys.map(({ kid, use, pem, retiredAt }) => ({ kid, use, pem, retiredAt }));
  }
}

function load(stored: StoredKey): SigningKey {
  return { ...stored, privateKey: createPrivateKey(stored.pem), publicKey: createPublicKey(stored.pem) };
}

function newPair(makeKey: MakeKey): Promise<StoredKey[]> {
  return Promise.all([newKey("access", makeKey), newKey("id", makeKey)]);
}

async function newKey(use: TokenUse, makeKey: MakeKey): Promise<StoredKey> {
  return { kid: randomBytes(32).toString("base64"), use, pem: await makeKey(), retiredAt: null };
}
