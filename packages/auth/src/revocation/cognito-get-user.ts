import { deadline } from "../deadline.ts";
import { AuthError, refuse } from "../errors/auth-error.ts";
import type { Fetch } from "../keys/fetch-bounded.ts";
import { checkTrustedUrl } from "../providers/check-options.ts";
import { cognitoApiUrl } from "../providers/cognito-pool-urls.ts";
import type { RemoteCheck } from "./remote-check.ts";

/** GetUser takes access tokens with this scope only; those of a sign-in through the API have it. */
const requiredScope = "aws.cognito.signin.user.admin";

/** What GetUser answers when it does not stand by the token. Whatever else it says, it says nothing about the token. */
const refusals = [
  "NotAuthorizedException",
  "UserNotFoundException",
  "UserNotConfirmedException",
  "PasswordResetRequiredException",
];

const timeLimitMs = 5000;
const retryAfterSeconds = 5;

export type CognitoGetUserOptions = {
  readonly region: string;
  /** Where the user pools API is, when it is not AWS's own. */
  readonly endpoint?: string;
  /** Default: the global `fetch`. */
  readonly fetch?: Fetch;
};

/**
 * Asks Amazon Cognito by GetUser, which needs no credentials but the token: a token that was revoked, or whose user was
 * disabled, deleted or signed out everywhere, is refused. Source: Amazon Cognito API reference, GetUser.
 * @throws ConfigurationError naming the option that cannot be meant
 */
export function cognitoGetUser(options: CognitoGetUserOptions): RemoteCheck {
  const { region, endpoint = cognitoApiUrl(region), fetch: send = fetch } = options;
  checkTrustedUrl("endpoint", endpoint);
  return {
    async confirm(token, principal) {
      if (!principal.scopes.has(requiredScope)) throw notAskable();
      const answer = await ask(send, endpoint, token);
      if (answer.status === 200) return;
      throw refusals.includes(answer.type) ? refuse("refused_by_pool") : unavailable();
    },
  };
}

function notAskable(): AuthError {
  return new AuthError("insufficient_scope", "scope_missing", { details: { required_scope: requiredScope } });
}

function unavailable(): AuthError {
  return new AuthError("identity_provider_unavailable", "pool_unavailable", { retryAfterSeconds });
}

async function ask(send: Fetch, endpoint: string, token: string): Promise<{ status: number; type: string }> {
  const { signal, clear } = deadline(timeLimitMs);
  try {
    const response = await send(endpoint, {
      method: "POST",
      redirect: "error",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "AWSCognitoIdentityProviderService.GetUser",
      },
      body: JSON.stringify({ AccessToken: token }),
      signal,
    });
    const body: unknown = response.status === 200 ? await response.body?.cancel() : await response.json();
    return { status: response.status, type: typeOf(body) };
  } catch {
    throw unavailable(); // whatever the network says, it says nothing about the token
  } finally {
    clear();
  }
}

/** AWS writes the name of the exception as `Name`, or with a namespace before it. */
function typeOf(body: unknown): string {
  const type = typeof body === "object" && body !== null && "__type" in body ? body.__type : "";
  return String(type).split("#").at(-1) ?? "";
}
