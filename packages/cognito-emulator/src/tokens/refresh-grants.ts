import { createHash, randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";

/**
 * One sign-in, for as long as it may be refreshed. Its tokens share `originJti`; revoking it revokes them all.
 * Refresh tokens are kept as SHA-256 hashes only. Times are milliseconds since the epoch. Frozen: a change makes another
 * object, so that whoever keeps one sees by looking whether it is still the same.
 */
export const RefreshGrant = z
  .object({
    originJti: z.string(),
    clientId: z.string(),
    sub: z.string(),
    authTime: z.number(),
    expiresAt: z.number(),
    revoked: z.boolean(),
    /** The device it was made on, in a pool that tracks devices. */
    deviceKey: z.string().nullable().default(null),
    /** What managed login granted; null for a sign-in through the user pools API, which has one scope of its own. */
    scopes: z.array(z.string()).readonly().nullable().default(null),
    /** The tokens of this sign-in: one, or a chain when the client rotates them. */
    tokens: z.array(z.object({ hash: z.string(), rotatedAt: z.number().nullable() }).readonly()).readonly(),
  })
  .readonly();
export type RefreshGrant = z.infer<typeof RefreshGrant>;
export type GrantedToken = RefreshGrant["tokens"][number];

/** AWS's refresh tokens are JWEs of 1.7 to 2 kB; ours are as long, so that cookie limits show up locally. */
const tokenBytes = 1344;
/** An access token lives at most a day, and is looked up here by its origin_jti. */
const keptAfterExpiryMs = 24 * 60 * 60_000;
/** A client that rotates leaves a chain; beyond this, the oldest links are simply unknown. */
const longestChain = 50;
/** Changes that are remembered, at least. */
const longestHistory = 1000;

/** The sign-ins of one pool. */
export class RefreshGrants {
  readonly #byOrigin = new Map<string, RefreshGrant>();
  readonly #originOf = new Map<string, string>();
  /** What was changed, by origin_jti, oldest first; and how many before that are not remembered any more. */
  #changed: string[] = [];
  #unremembered = 0;
  /** Until then there is nothing to forget: looking at every sign-in at every sign-in would slow a large pool down. */
  #nextToForget = Number.POSITIVE_INFINITY;

  constructor(stored: Iterable<RefreshGrant> = []) {
    for (const grant of stored) this.#put(grant);
  }

  /** How many changes there have been. */
  get version(): number {
    return this.#unremembered + this.#changed.length;
  }

  /** The origin_jti of every sign-in that was changed or forgotten after that version; null when that was too long ago to say. */
  changedSince(version: number): readonly string[] | null {
    return version < this.#unremembered ? null : this.#changed.slice(version - this.#unremembered);
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
    this.#forgetExpired(wanted.authTime);
    const refreshToken = newToken();
    const grant = this.#put({
      ...wanted,
      deviceKey,
      scopes,
      originJti: randomUUID(),
      revoked: false,
      tokens: [{ hash: hashOf(refreshToken), rotatedAt: null }],
    });
    return { grant, refreshToken };
  }

  /** Gives the grant another refresh token. */
  addToken(grant: RefreshGrant): string {
    const token = newToken();
    const { tokens, ...now } = this.#byOrigin.get(grant.originJti) ?? grant;
    const chain = [...tokens, { hash: hashOf(token), rotatedAt: null }];
    for (const dropped of chain.splice(0, chain.length - longestChain)) this.#originOf.delete(dropped.hash);
    this.#put({ ...now, tokens: chain });
    return token;
  }

  /** Says of a token when it was first used; null: it was not, after all. */
  markRotated({ hash }: GrantedToken, rotatedAt: number | null): void {
    const grant = this.#ofToken(hash);
    if (!grant) return;
    this.#put({
      ...grant,
      tokens: grant.tokens.map((token) => (token.hash === hash ? { hash, rotatedAt } : token)),
    });
  }

  /** The grant a refresh token belongs to, and the token's own record. */
  findByToken(token: string): { grant: RefreshGrant; token: GrantedToken } | undefined {
    const hash = hashOf(token);
    const grant = this.#ofToken(hash);
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

  /** Ends a sign-in; one that is not here any more is no fault. */
  revoke(originJti: string): void {
    const grant = this.#byOrigin.get(originJti);
    if (grant && !grant.revoked) this.#put({ ...grant, revoked: true });
  }

  revokeAllOf(sub: string): void {
    for (const grant of this.all()) if (grant.sub === sub) this.revoke(grant.originJti);
  }

  #ofToken(hash: string): RefreshGrant | undefined {
    return this.#byOrigin.get(this.#originOf.get(hash) ?? "");
  }

  /** The one way in: nothing is changed in place, which frozen objects would not let anybody do. */
  #put(grant: RefreshGrant): RefreshGrant {
    for (const token of grant.tokens) Object.freeze(token);
    for (const part of [grant, grant.tokens, grant.scopes]) Object.freeze(part);
    this.#note(grant.originJti);
    this.#byOrigin.set(grant.originJti, grant);
    for (const { hash } of grant.tokens) this.#originOf.set(hash, grant.originJti);
    this.#nextToForget = Math.min(this.#nextToForget, forgottenAt(grant));
    return grant;
  }

  #note(originJti: string): void {
    this.#changed.push(originJti);
    if (this.#changed.length < 2 * longestHistory) return;
    this.#unremembered += longestHistory;
    this.#changed = this.#changed.slice(longestHistory);
  }

  #forgetExpired(now: number): void {
    if (now < this.#nextToForget) return;
    this.#nextToForget = Number.POSITIVE_INFINITY;
    for (const grant of this.#byOrigin.values()) {
      if (now < forgottenAt(grant)) {
        this.#nextToForget = Math.min(this.#nextToForget, forgottenAt(grant));
        continue;
      }
      this.#note(grant.originJti);
      this.#byOrigin.delete(grant.originJti);
      for (const { hash } of grant.tokens) this.#originOf.delete(hash);
    }
  }
}

const forgottenAt = ({ expiresAt }: RefreshGrant): number => expiresAt + keptAfterExpiryMs;

const newToken = (): string => randomBytes(tokenBytes).toString("base64url");

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
