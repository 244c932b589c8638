import { AuthorizationRefusal } from "../oauth/authorization-refusal.ts";
import type { AuthorizationRequest } from "../oauth/authorization-request.ts";

/**
 * A sign-in that a provider did not complete, told to the app in Cognito's words: the provider's name first.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoint-idp-responses.html
 */
export const providerRefusal = (
  request: AuthorizationRequest,
  providerName: string,
  text: string,
): AuthorizationRefusal =>
  new AuthorizationRefusal(request, "invalid_request", `${providerName} Error - ${text}`);
