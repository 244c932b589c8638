import { z } from "zod";
import { PlainText, WellFormedText } from "./user-text.ts";
import { Username } from "./username.ts";

/** Any character a keyboard can produce; the user pool's own rules say more. */
const Password = WellFormedText.min(1).max(256);

const RefreshToken = PlainText.min(1).max(8192);

export const LoginInput = z.object({ username: Username, password: Password });
export type LoginInput = z.infer<typeof LoginInput>;

export const NewPasswordInput = z.object({
  username: Username,
  new_password: Password,
  session: PlainText.min(20).max(2048),
});
export type NewPasswordInput = z.infer<typeof NewPasswordInput>;

export const RefreshInput = z.object({ refresh_token: RefreshToken });
export type RefreshInput = z.infer<typeof RefreshInput>;

/** `access_token` is the one that calls carry: with it the sign-in's access tokens stop counting as well. */
export const LogoutInput = z.object({
  refresh_token: RefreshToken,
  access_token: PlainText.min(1).max(8192).optional(),
});
export type LogoutInput = z.infer<typeof LogoutInput>;

export const Tokens = z.object({
  access_token: z.string(),
  id_token: z.string(),
  /** Absent when the refresh token in hand stays the current one. */
  refresh_token: z.string().optional(),
  token_type: z.literal("Bearer"),
  /** Seconds. */
  expires_in: z.int(),
});
export type Tokens = z.infer<typeof Tokens>;

/**
 * `session` continues the NEW_PASSWORD_REQUIRED challenge and nothing else: it is never a credential.
 * `username` goes back with it: the pool knows the challenge by that name and by no alias of it.
 */
export const LoginAnswer = z.union([
  Tokens,
  z.object({ challenge: z.literal("NEW_PASSWORD_REQUIRED"), username: z.string(), session: z.string() }),
]);
export type LoginAnswer = z.infer<typeof LoginAnswer>;
