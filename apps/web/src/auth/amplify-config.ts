import { Amplify, type ResourcesConfig } from "aws-amplify";
import { cognitoUserPoolsTokenProvider } from "aws-amplify/auth/cognito";
import { sessionStorage as tabStorage } from "aws-amplify/utils";
import type { RuntimeConfig } from "../env.ts";
import { createRenewal } from "./renewal.ts";

/** Amplify's configuration. `userPoolEndpoint` is set only where the pool is not AWS's own. */
function amplifyConfig({ cognito }: RuntimeConfig): ResourcesConfig {
  return {
    Auth: {
      Cognito: {
        userPoolId: cognito.userPoolId,
        userPoolClientId: cognito.appClientId,
        ...(cognito.endpoint === null ? {} : { userPoolEndpoint: cognito.endpoint }),
      },
    },
  };
}

let configuredFor: string | undefined;

/**
 * Configures Amplify once per page.
 * Tokens live in the tab's own sessionStorage: they survive a reload, and every tab signs in by itself.
 */
export function configureAmplify(config: RuntimeConfig): void {
  const wanted = JSON.stringify(config.cognito);
  if (wanted === configuredFor) return;
  Amplify.configure(amplifyConfig(config));
  cognitoUserPoolsTokenProvider.setKeyValueStorage(tabStorage);
  cognitoUserPoolsTokenProvider.tokenOrchestrator.setTokenRefresher(createRenewal(config));
  configuredFor = wanted;
}
