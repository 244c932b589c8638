/** What an Authorization field says, before anybody believes it. */
export type BearerCredential =
  | { readonly kind: "absent" }
  | {
      readonly kind: "malformed";
      readonly reason: "authorization_ambiguous" | "authorization_not_bearer" | "authorization_malformed";
    }
  | { readonly kind: "token"; readonly token: string };

/** The Authorization field as a server hands it over: absent, one value, or every value that was sent. */
export type AuthorizationField = string | readonly string[] | undefined;

// RFC 6750, section 2.1: "Bearer" 1*SP b64token. The scheme's case does not matter (RFC 9110, section 11.1).
const bearer = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i;
const bearerScheme = /^bearer(?: |$)/i;

/**
 * Reads the one bearer token of a request. Another scheme, a list or a second field is a credential that is refused,
 * not the absence of one: only a missing field makes an anonymous caller.
 *
 * Node keeps the first of several Authorization fields and drops the rest: hand in `request.headersDistinct.authorization`,
 * which keeps all, so that a proxy and this server cannot read two different credentials out of one request.
 */
export function readBearerToken(authorization: AuthorizationField): BearerCredential {
  const fields = typeof authorization === "string" ? [authorization] : (authorization ?? []);
  const [field, ...others] = fields;
  if (field === undefined) return { kind: "absent" };
  if (others.length > 0 || field.includes(","))
    return { kind: "malformed", reason: "authorization_ambiguous" };

  // No trimming: the HTTP parser has taken the whitespace around a field's value off (RFC 9110, section 5.5).
  if (!bearerScheme.test(field)) return { kind: "malformed", reason: "authorization_not_bearer" };
  const token = bearer.exec(field)?.[1];
  if (token === undefined) return { kind: "malformed", reason: "authorization_malformed" };
  return { kind: "token", token };
}
