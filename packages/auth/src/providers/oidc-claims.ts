import { z } from "zod";
import { Identifier, sharedClaims } from "./shared-claims.ts";

/** `aud`: one name or several (RFC 7519, section 4.1.3). */
const Audience = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((aud) => (typeof aud === "string" ? [aud] : aud));

/** An access token in the form of RFC 9068, section 2.2; `azp` where a provider writes that in place of `client_id`. */
export const OidcAccessClaims = z.object({
  ...sharedClaims,
  aud: Audience,
  client_id: z.string().min(1).optional(),
  azp: z.string().min(1).optional(),
  scope: z.string().default(""),
  // Auth0's word for the grant; the others mark a machine by `sub`.
  gty: z.unknown().optional(),
  username: Identifier.optional(),
  preferred_username: Identifier.optional(),
});

/** An id token (OpenID Connect Core 1.0, section 2). */
export const OidcIdClaims = z.object({
  ...sharedClaims,
  aud: Audience,
  azp: z.string().min(1).optional(),
  preferred_username: Identifier.optional(),
  email: z.string().optional(),
  email_verified: z.unknown().optional(),
});
