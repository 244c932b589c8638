import type { Me } from "@sekisho/contract/auth";
import { permissionsOf } from "@sekisho/contract/permission";
import type { Call } from "../call.ts";
import { nameOf } from "../name-of.ts";

/** Who the API takes the caller for. The first call makes their row: nobody registers with us, only with the pool. */
export async function whoAmI({ db, principal }: Pick<Call, "db" | "principal">): Promise<Me> {
  if (principal.kind === "user") await db.users.ensure({ sub: principal.sub, username: principal.username });
  return {
    kind: principal.kind,
    sub: principal.sub,
    username: nameOf(principal),
    role: principal.role,
    groups: [...principal.groups],
    scopes: [...principal.scopes],
    permissions: [...permissionsOf(principal.role)],
    token_use: principal.tokenUse,
    signed_in_at: principal.authTime === null ? null : isoFromSeconds(principal.authTime),
    expires_at: isoFromSeconds(principal.expiresAt),
  };
}

const isoFromSeconds = (seconds: number): string => new Date(seconds * 1000).toISOString();
