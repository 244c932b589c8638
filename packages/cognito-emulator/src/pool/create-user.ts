import { randomUUID } from "node:crypto";
import { noMfa } from "../mfa/user-mfa.ts";
import { assertNotAnAddress } from "./alias-format.ts";
import { assertRequiredPresent, assertValidAttributes } from "./attribute-values.ts";
import type { Pool } from "./pool.ts";
import type { User, UserStatus } from "./user.ts";
import { usernameAddress } from "./username-address.ts";

/** A user with nothing but these, not yet in the directory: whoever makes one checks what it is given. */
export const blankUser = (
  known: Pick<User, "username" | "sub" | "attributes" | "status">,
  now: number,
): User => ({
  ...known,
  enabled: true,
  password: null,
  passwordHistory: [],
  devices: [],
  groups: [],
  createdAt: now,
  updatedAt: now,
  codes: {},
  pendingEmail: null,
  pendingPhone: null,
  mfa: noMfa(),
  passkeys: [],
  pendingPasskey: null,
  signedOutAt: null,
  signOuts: 0,
});

interface NewUser {
  /** What the caller calls the user; where user names are addresses, the address. */
  readonly username: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly status: UserStatus;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Makes a user of this pool, without a password and not yet in the directory: the caller adds him when everything
 * else has been accepted. Where user names are addresses, the address becomes an attribute and the sub the user name.
 * Throws InvalidParameterException; whether the name is free is the caller's question (see `holderOf`).
 */
export function createUser(pool: Pool, { username, attributes, status, now }: NewUser): User {
  const sub = randomUUID();
  const address = usernameAddress(pool, username);
  assertNotAnAddress(pool, "username", username);
  const given = { ...attributes, ...(address && { [address]: username }) };
  assertValidAttributes(pool, given);
  assertRequiredPresent(pool, given);
  const kept = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  return blankUser({ username: address ? sub : username, sub, attributes: kept, status }, now);
}
