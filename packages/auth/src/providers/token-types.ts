import type { TokenUse } from "../token/token-use.ts";

/**
 * The `typ` values that may be present, in lower case. `at+jwt` (RFC 9068, section 2.1) declares an access token, so an
 * id token that carries it contradicts itself (RFC 8725, section 3.11).
 */
const types = {
  access: new Set(["jwt", "application/jwt", "at+jwt", "application/at+jwt"]),
  id: new Set(["jwt", "application/jwt"]),
} as const satisfies Record<TokenUse, ReadonlySet<string>>;

export const typesOf = (use: TokenUse): ReadonlySet<string> => new Set(types[use]);
