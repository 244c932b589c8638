import { createHash, randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";

/**
 * One sign-in, for as long as it may be refreshed. Its tokens share `originJti`; revoking it revokes them all.
 * Refresh tokens are kept as SHA-256 hashes only. Times are milliseconds since the epoch.
 */
export const RefreshGrant = z.object({
  originJti: z.string(),
  clientId: z.string(),
  sub: z.string(),
  authTime: z.number(),
  expiresAt: z.number(),
  revoked: z.boolean(),
  /** The device it was made on, in a pool that tracks devices. */
  deviceKey: z.string().nullable().default(null),
  /** What managed login granted; null for a sign-in through the user pools API, which has one scope of its own. */
  scopes: z.array(z.string()).nullable().default(null),
  /** The tokens of this sign-in: one, or a chain when the client rotates them. */
  tokens: z.array(z.object({ hash: z.string(), rotatedAt: z.number().nullable() })),
});
export type RefreshGrant = z.infer<typeof RefreshGrant>;
export type GrantedToken = RefreshGrant["tokens"][number];

/** AWS's refresh tokens are JWEs of 1.7 to 2 kB; ours are as long, so that cookie limits show up locally. */
const tokenBytes = 1344;
/** An access token lives at most a day, and is looked up here by its origin_jti. */
const keptAfterExpiryMs = 24 * 60 * 60_000;
/** A client that rotates leaves a chain; beyond this, the oldest links are simply unknown. */
const longestChain = 50;

/** The sign-ins of one pool. */
export class RefreshGrants {
  readonly #byOrigin = new Map<string, RefreshGrant>();
  readonly #byHash = new Map<string, RefreshGrant>();
  /** Until then there is nothing to forget: looking at every sign-in at every sign-in would slow a large pool down. */
  #nextToForget = Number.POSITIVE_INFINITY;

  constructor(stored: Iterable<RefreshGrant> = []) {
    for (const grant of stored) this.#index(grant);
  }

  all(): RefreshGrant[] {
    return [...this.#byOrigin.values()];
  }

  /** Opens a grant and returns it with its first refresh token, which is readable only here. */
  open(wanted: {
    clientId: string;
    sub: string;
    authTime: number;
    expiresAt: number;
    deviceKey?: string | null;
    scopes?: readonly string[];
  }): {
    grant: RefreshGrant;
    refreshToken: string;
  } {
    const { deviceKey = null } = wanted;
    const scopes = wanted.scopes ? [...wanted.scopes] : null;
    const grant: RefreshGrant = {
      ...wanted,
      deviceKey,
      scopes,
      originJti: randomUUID(),
      revoked: false,
      tokens: [],
    };
    this.#forgetExpired(wanted.authTime);
    return { grant, refreshToken: this.addToken(grant) };
  }

  /** Gives the grant another refresh token. */
  addToken(grant: RefreshGrant): string {
    const token = randomBytes(tokenBytes).toString("base64url");
    grant.tokens.push({ hash: hashOf(token), rotatedAt: null });
    for (const dropped of grant.tokens.splice(0, grant.tokens.length - longestChain)) {
      this.#byHash.delete(dropped.hash);
    }
    this.#index(grant);
    return token;
  }

  /** The grant a refresh token belongs to, and the token's own record. */
  findByToken(token: string): { grant: RefreshGrant; token: GrantedToken } | undefined {
    const hash = hashOf(token);
    const grant = this.#byHash.get(hash);
    const record = grant?.tokens.find((candidate) => candidate.hash === hash);
    return grant && record && { grant, token: record };
  }

  findByOrigin(originJti: string): RefreshGrant | undefined {
    return this.#byOrigin.get(originJti);
  }

  /** Whether this device key was handed out at a sign-in of this user that still stands. */
  knowsDevice(sub: string, deviceKey: string): boolean {
    return this.all().some((grant) => grant.sub === sub && grant.deviceKey === deviceKey && !grant.revoked);
  }

  revokeAllOf(sub: string): void {
    for (const grant of this.#byOrigin.values()) if (grant.sub === sub) grant.revoked = true;
  }

  #index(grant: RefreshGrant): void {
    this.#byOrigin.set(grant.originJti, grant);
    for (const { hash } of grant.tokens) this.#byHash.set(hash, grant);
    this.#nextToForget = Math.min(this.#nextToForget, forgottenAt(grant));
  }

  #forgetExpired(now: number): void {
    if (now < this.#nextToForget) return;
    this.#nextToForget = Number.POSITIVE_INFINITY;
    for (const grant of this.#byOrigin.values()) {
      if (now < forgottenAt(grant)) {
        this.#nextToForget = Math.min(this.#nextToForget, forgottenAt(grant));
        continue;
      }
      this.#byOrigin.delete(grant.originJti);
      for (const { hash } of grant.tokens) this.#byHash.delete(hash);
    }
  }
}

const forgottenAt = ({ expiresAt }: RefreshGrant): number => expiresAt + keptAfterExpiryMs;

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
