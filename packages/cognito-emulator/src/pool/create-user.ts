import { randomUUID } from "node:crypto";
import { faults } from "../cognito-error.ts";
import { noMfa } from "../mfa/user-mfa.ts";
import { assertNotAnAddress, isEmail } from "./alias-format.ts";
import { assertRequiredPresent, assertValidAttributes } from "./attribute-values.ts";
import type { Pool } from "./pool.ts";
import type { User, UserStatus } from "./user.ts";

interface NewUser {
  /** What the caller calls the user; in a pool of e-mail usernames that is the address. */
  readonly username: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly status: UserStatus;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Makes a user of this pool, without a password and not yet in the directory: the caller adds him when everything
 * else has been accepted. In a pool of e-mail usernames the address becomes an attribute and the sub the user name.
 * Throws InvalidParameterException; whether the name is free is the caller's question (see `holderOf`).
 */
export function createUser(pool: Pool, { username, attributes, status, now }: NewUser): User {
  const sub = randomUUID();
  const byEmail = pool.identity.UsernameAttributes.includes("email");
  if (byEmail && !isEmail(username)) throw faults.usernameNotEmail();
  assertNotAnAddress(pool, "username", username);
  const given = { ...attributes, ...(byEmail && { email: username }) };
  assertValidAttributes(pool, given);
  assertRequiredPresent(pool, given);
  return {
    username: byEmail ? sub : username,
    sub,
    attributes: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "")),
    status,
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
  };
}
