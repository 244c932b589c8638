import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import type { Passkey } from "./passkey.ts";

/** The user's passkeys that can sign in: those made for the site the pool names now. */
export const usablePasskeys = (pool: Pool, user: User): Passkey[] =>
  user.passkeys.filter(({ rpId }) => rpId === pool.webAuthn?.RelyingPartyId);
