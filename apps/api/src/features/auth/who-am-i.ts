import type { Me } from "@sekisho/contract/auth";
import type { Call } from "../call.ts";

/** Who the API takes the caller for. The first call makes their row: nobody registers with us, only with the pool. */
export async function whoAmI({ db, principal }: Pick<Call, "db" | "principal">): Promise<Me> {
  await db.users.ensure({ sub: principal.sub, username: principal.username });
  return {
    sub: principal.sub,
    username: principal.username,
    role: principal.role,
    groups: [...principal.groups],
    scopes: [...principal.scopes],
    permissions: [...principal.permissions],
    token_use: principal.tokenUse,
    signed_in_at: principal.authTime === null ? null : isoFromSeconds(principal.authTime),
    expires_at: isoFromSeconds(principal.expiresAt),
  };
}

const isoFromSeconds = (seconds: number): string => new Date(seconds * 1000).toISOString();
