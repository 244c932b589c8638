import { randomUUID } from "node:crypto";
import { faults } from "./cognito-error.ts";
import type { Client } from "./pool/client.ts";
import type { Pool } from "./pool/pool.ts";
import { accessClaims, idClaims } from "./tokens/claims.ts";
import { type Claims, signJwt } from "./tokens/jwt.ts";

export interface ForgedToken {
  readonly use: "access" | "id";
  readonly user: { readonly username: string };
  /** Laid over the claims a real token would have; undefined deletes one. */
  readonly claims?: Claims;
  /** Laid over kid and alg. The signature is RS256 whatever the header says. */
  readonly header?: Claims;
}

/** Signs a token that the pool itself would never issue, with the key it would have used. */
export function mintToken(
  { pool, client, now }: { pool: Pool; client: Client; now: number },
  { use, user: { username }, claims = {}, header = {} }: ForgedToken,
): string {
  const user = pool.users.find(username);
  if (!user) throw faults.userNotFound();
  const expiresAt = now + 3_600_000;
  const { grant } = pool.grants.open({ clientId: client.id, sub: user.sub, authTime: now, expiresAt });
  const subject = { pool, client, user, grant, eventId: randomUUID(), now };
  const genuine = use === "access" ? accessClaims(subject) : idClaims(subject);
  // JSON leaves undefined members out, which is how one is deleted.
  return signJwt(pool.keys.current(use), { ...genuine, ...claims }, header);
}
