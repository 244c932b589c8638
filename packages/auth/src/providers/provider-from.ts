import { ConfigurationError } from "../errors/configuration-error.ts";
import { type Auth0Options, auth0 } from "./auth0.ts";
import { type CognitoOptions, cognito } from "./cognito.ts";
import { type FirebaseOptions, firebase } from "./firebase.ts";
import { type GoogleOptions, google } from "./google.ts";
import { type OidcOptions, oidc } from "./oidc.ts";
import type { Provider } from "./provider.ts";

/** A provider as a configuration file names it: its kind, and the options of that kind. */
export type ProviderConfig =
  | ({ readonly kind: "cognito" } & CognitoOptions)
  | ({ readonly kind: "auth0" } & Auth0Options)
  | ({ readonly kind: "google" } & GoogleOptions)
  | ({ readonly kind: "firebase" } & FirebaseOptions)
  | ({ readonly kind: "oidc" } & OidcOptions);

/**
 * The provider a configuration names, so that an app is moved from one to another without a line of code.
 * @throws ConfigurationError naming the option that cannot be meant
 */
export function providerFrom(config: ProviderConfig): Provider {
  switch (config.kind) {
    case "cognito":
      return cognito(config);
    case "auth0":
      return auth0(config);
    case "google":
      return google(config);
    case "firebase":
      return firebase(config);
    case "oidc":
      return oidc(config);
    default:
      throw new ConfigurationError("kind", "must be cognito, auth0, google, firebase or oidc");
  }
}
