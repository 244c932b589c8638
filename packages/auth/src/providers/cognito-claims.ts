import { z } from "zod";
import { Identifier, sharedClaims } from "./shared-claims.ts";

const SharedClaims = z.object({
  ...sharedClaims,
  origin_jti: z.string().min(1).max(255).optional(),
  // Anything but an array of strings refuses the token: guessing what it meant would be guessing who may do what.
  "cognito:groups": z.array(z.string()).default([]),
  // Unknown here: it grants something only where cognito-role.ts believes it, and then only as an exact role name.
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

export type CognitoClaims = AccessClaims | IdClaims;
