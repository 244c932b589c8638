import { cognitoOrigin } from "../cognito-origin.ts";
import type { RuntimeConfig } from "../env.ts";

/** Milliseconds. */
const answerLimit = 15_000;

/** Asks the user pool for what Amplify does not offer, or does not tell the end of. Rejects where there is no answer. */
export function callPool(
  config: RuntimeConfig,
  operation: "GlobalSignOut" | "RevokeToken",
  body: Readonly<Record<string, string>>,
): Promise<Response> {
  return fetch(`${config.cognito.endpoint ?? cognitoOrigin(config)}/`, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-amz-json-1.1",
      "X-Amz-Target": `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(body),
    keepalive: true, // also when the page is left meanwhile
    signal: AbortSignal.timeout(answerLimit),
  });
}
