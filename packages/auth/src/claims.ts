import { z } from "zod";

/** Seconds from 1970 to the year 10000, which RFC 3339 timestamps cannot write: nobody could be shown a later moment. */
const endOfTimestamps = 253_402_300_800;

/** Seconds since 1970, possibly with a fraction (RFC 7519, section 2). Infinity and NaN do not fit. */
const NumericDate = z.number().min(0).lt(endOfTimestamps);

/** A name that will be stored and shown: OpenID Connect Core, section 2 bounds `sub` at 255 characters. */
const Identifier = z
  .string()
  .min(1)
  .max(255)
  .refine((name) => name.isWellFormed() && !/\p{Cc}/u.test(name));

/** What both kinds of token must say, and what they may. Claims that are not listed are neither needed nor believed. */
const SharedClaims = z.object({
  iss: z.string().min(1),
  sub: Identifier,
  exp: NumericDate,
  iat: NumericDate,
  nbf: NumericDate.optional(),
  auth_time: NumericDate.optional(),
  origin_jti: z.string().min(1).max(255).optional(),
  // Anything but an array of strings refuses the token: guessing what it meant would be guessing who may do what.
  "cognito:groups": z.array(z.string()).default([]),
  // Unknown here: it grants something only where role-from-claims.ts believes it, and then only as an exact role name.
  "custom:role": z.unknown().optional(),
});

/** An access token of a user pool. It has no `aud`; `client_id` names the app client. */
export const AccessClaims = SharedClaims.extend({
  token_use: z.literal("access"),
  client_id: z.string().min(1),
  // Absent in client_credentials tokens.
  username: Identifier.optional(),
  scope: z.string().default(""),
});
export type AccessClaims = z.infer<typeof AccessClaims>;

/** An id token of a user pool: `aud` is the app client, one string. */
export const IdClaims = SharedClaims.extend({
  token_use: z.literal("id"),
  aud: z.string().min(1),
  "cognito:username": Identifier.optional(),
  email: z.string().optional(),
  // A boolean from Cognito itself, text where it was mapped from another provider; only a clear yes counts as one.
  email_verified: z.unknown().optional(),
});
export type IdClaims = z.infer<typeof IdClaims>;

export type TokenClaims = AccessClaims | IdClaims;
