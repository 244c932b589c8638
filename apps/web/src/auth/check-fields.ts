import type { AuthProblem } from "./auth-error-text.ts";
import { keepsPolicy } from "./password-policy.ts";
import { readCode } from "./verification-code.ts";

/** The fields of the forms about an account, by the names their inputs carry. */
export type FieldName = "username" | "email" | "currentPassword" | "password" | "code";

/** What is said beside a field: a key of the messages in `auth`. */
export type FieldText =
  | `missing.${FieldName | "usernameOrEmail"}`
  | "check.usernameSpace"
  | "check.usernameIsEmail"
  | "check.emailShape"
  | "check.emailUnchanged"
  | "check.codeShape"
  | "check.passwordPolicy"
  | `problem.${AuthProblem}`;

type Check = (value: string) => FieldText | undefined;

/** A name somebody signs in with: their username, or the e-mail address that stands for it. */
export const checkKnownName: Check = (value) => (value === "" ? "missing.usernameOrEmail" : undefined);

/** A new username. In a pool with e-mail as an alias, Cognito refuses names that look like an address. */
export const checkNewUsername: Check = (value) => {
  if (value === "") return "missing.username";
  if (/\s/u.test(value)) return "check.usernameSpace";
  return value.includes("@") ? "check.usernameIsEmail" : undefined;
};

/** Only what every address has: the mail that arrives is the proof. */
export const checkEmail: Check = (value) => {
  if (value === "") return "missing.email";
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(value) ? undefined : "check.emailShape";
};

export const checkPassword: Check = (value) => (value === "" ? "missing.password" : undefined);

/** The password that is to be replaced: whether it is right, only the user pool knows. */
export const checkCurrentPassword: Check = (value) => (value === "" ? "missing.currentPassword" : undefined);

export const checkNewPassword: Check = (value) => {
  if (value === "") return "missing.password";
  return keepsPolicy(value) ? undefined : "check.passwordPolicy";
};

export const checkCode: Check = (value) => {
  if (readCode(value) === "") return "missing.code";
  return /^\d+$/.test(readCode(value)) ? undefined : "check.codeShape";
};
