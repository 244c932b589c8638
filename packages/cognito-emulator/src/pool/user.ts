import { z } from "zod";
import { noMfa, UserMfa } from "../mfa/user-mfa.ts";
import { Passkey, PendingPasskey } from "../passkeys/passkey.ts";
import { Device } from "./device.ts";

/** Cognito's `UserStatusType`, as far as this pool knows it. */
export const UserStatus = z.enum([
  "UNCONFIRMED",
  "CONFIRMED",
  "RESET_REQUIRED",
  "FORCE_CHANGE_PASSWORD",
  "EXTERNAL_PROVIDER",
]);
export type UserStatus = z.infer<typeof UserStatus>;

/** What a code was sent for. A code for one purpose never opens another. */
export const CodePurpose = z.enum(["sign-up", "forgot-password", "verify-email", "verify-phone"]);
export type CodePurpose = z.infer<typeof CodePurpose>;

const PendingCode = z.object({
  code: z.string(),
  /** The address it went to: a code proves that one and no other. */
  sentTo: z.string(),
  /** Milliseconds since the epoch. */
  expiresAt: z.number(),
  wrongGuesses: z.number(),
});
export type PendingCode = z.infer<typeof PendingCode>;

/** A password as the pool keeps it: an SRP-6a salt and verifier (hex), never the password. */
const StoredPassword = z.object({
  salt: z.string(),
  verifier: z.string(),
  /** When the password was set, milliseconds since the epoch: temporary ones grow too old. */
  setAt: z.number(),
});
export type StoredPassword = z.infer<typeof StoredPassword>;

/** A user as it is held in memory and written to disk. Times are milliseconds since the epoch. */
export const User = z.object({
  /** Never changes: the SRP verifier is bound to it. In a pool of e-mail usernames it equals `sub`. */
  username: z.string(),
  sub: z.string(),
  /** Everything but `sub`, by full name (`email`, `email_verified`, `custom:role`…). Values are strings. */
  attributes: z.record(z.string(), z.string()),
  status: UserStatus,
  enabled: z.boolean(),
  password: StoredPassword.nullable(),
  /** Earlier passwords, newest first, as far as the pool's PasswordHistorySize asks for them. */
  passwordHistory: z.array(StoredPassword).default([]),
  /** Names of groups. */
  groups: z.array(z.string()),
  createdAt: z.number(),
  updatedAt: z.number(),
  /** Confirmed devices, in order of confirmation. */
  devices: z.array(Device).default([]),
  codes: z.partialRecord(CodePurpose, PendingCode),
  /** A new address that waits for its code while the old one stays (AttributesRequireVerificationBeforeUpdate). */
  pendingEmail: z.string().nullable(),
  /** The same for a new phone number. */
  pendingPhone: z.string().nullable().default(null),
  /** Second factors; a folder from before there were any has none. */
  mfa: UserMfa.default(noMfa),
  /** A folder from before there were passkeys has none. */
  passkeys: z.array(Passkey).default([]),
  pendingPasskey: PendingPasskey.nullable().default(null),
  /** Tokens issued up to this moment are revoked (global sign-out, disabling). */
  signedOutAt: z.number().nullable(),
  /** How often that has happened: what tells before from after where the clock does not. */
  signOuts: z.number().default(0),
});
export type User = z.infer<typeof User>;
