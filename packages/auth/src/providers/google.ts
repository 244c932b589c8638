import { createOidcProvider } from "./oidc.ts";
import type { Provider } from "./provider.ts";

/** What must be known to accept Google's id tokens. */
export type GoogleOptions = {
  /** The OAuth client ids of the app: `aud` must be one of them, and `azp` too: list those of its mobile apps as well. */
  readonly clientIds: readonly string[];
  /** What a principal calls Google. Default: `google`. */
  readonly name?: string;
  /** Where Google is stood in for by another server. Default: both forms that Google writes. */
  readonly issuers?: readonly string[];
  /** Default: Google's own address. */
  readonly jwksUrl?: string;
};

/** Google writes its issuer with and without the scheme. */
const googleIssuers = ["https://accounts.google.com", "accounts.google.com"] as const;
const googleJwksUrl = "https://www.googleapis.com/oauth2/v3/certs";

/**
 * Id tokens of Google, signed RS256. Google knows nothing of an app's roles: nobody holds one, whatever a token says.
 * Source: Google Identity, "Verify the Google ID token on your server side".
 * @throws ConfigurationError naming the option that cannot be meant
 */
export function google(options: GoogleOptions): Provider {
  const { clientIds, name = "google", issuers = googleIssuers, jwksUrl = googleJwksUrl } = options;
  return createOidcProvider({
    name,
    issuers,
    jwksUrl,
    algorithms: ["RS256"],
    tokenUse: "id",
    clientIds,
    roleClaim: null,
    groupsClaim: null,
  });
}
