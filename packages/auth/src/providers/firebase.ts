import { ConfigurationError } from "../errors/configuration-error.ts";
import { checkTrustedUrl } from "./check-options.ts";
import { type ClaimedGrants, createOidcProvider } from "./oidc.ts";
import type { Provider } from "./provider.ts";

/** What must be known of a Firebase project. */
export type FirebaseOptions = ClaimedGrants & {
  readonly projectId: string;
  /** What a principal calls this project. Default: `firebase`. */
  readonly name?: string;
  /** Where Firebase is stood in for by another server. Default: `https://securetoken.google.com/{projectId}`. */
  readonly issuer?: string;
  /** Default: Google's own address. */
  readonly jwksUrl?: string;
};

const firebaseJwksUrl =
  "https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com";

/**
 * Id tokens of Firebase Authentication, signed RS256: the project is both issuer and audience. Roles and groups are
 * custom claims that the project's own server sets.
 * Source: Firebase documentation, "Verify ID tokens using a third-party JWT library".
 * @throws ConfigurationError naming the option that cannot be meant
 */
export function firebase(options: FirebaseOptions): Provider {
  const { projectId, roleClaim, groupsClaim, name = "firebase" } = options;
  if (typeof projectId !== "string" || !/^[a-z][a-z0-9-]*$/.test(projectId)) {
    throw new ConfigurationError("projectId", "must be a project id");
  }
  const { issuer = `https://securetoken.google.com/${projectId}`, jwksUrl = firebaseJwksUrl } = options;
  checkTrustedUrl("issuer", issuer);
  return createOidcProvider({
    name,
    issuers: [issuer],
    jwksUrl,
    algorithms: ["RS256"],
    tokenUse: "id",
    clientIds: [projectId],
    roleClaim,
    groupsClaim,
  });
}
