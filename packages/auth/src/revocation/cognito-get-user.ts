import { AuthError, refuse } from "../errors/auth-error.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { Fetch } from "../keys/fetch-bounded.ts";
import { isPositiveNumber } from "../positive-number.ts";
import { checkTrustedUrl } from "../providers/check-options.ts";
import { cognitoApiUrl } from "../providers/cognito-pool-urls.ts";
import { withinTime } from "../within-time.ts";
import type { RemoteCheck } from "./remote-check.ts";

/** GetUser takes access tokens with this scope only; those of a sign-in through the API have it. */
const requiredScope = "aws.cognito.signin.user.admin";

/**
 * What GetUser answers when it does not stand by the token. Nothing else is an answer: throttling, a firewall and what
 * stands before the pool say 4xx as well, and would sign everybody out who happens to ask.
 */
const verdicts: readonly string[] = [
  "NotAuthorizedException",
  "UserNotFoundException",
  "UserNotConfirmedException",
  "PasswordResetRequiredException",
  "ResourceNotFoundException",
  "InvalidParameterException",
];

const retryAfterSeconds = 5;

export type CognitoGetUserOptions = {
  readonly region: string;
  /** Where the user pools API is, when it is not AWS's own. */
  readonly endpoint?: string;
  /** Default: the global `fetch`. */
  readonly fetch?: Fetch;
  /** How long an answer is waited for, in milliseconds. Default: 5000. */
  readonly timeLimitMs?: number;
};

/**
 * Asks Amazon Cognito by GetUser, which needs no credentials but the token: a token that was revoked, or whose user was
 * disabled, deleted or signed out everywhere, is refused. Source: Amazon Cognito API reference, GetUser.
 * @throws ConfigurationError naming the option that cannot be meant
 */
export function cognitoGetUser(options: CognitoGetUserOptions): RemoteCheck {
  const { region, endpoint = cognitoApiUrl(region), fetch: send = fetch, timeLimitMs = 5000 } = options;
  checkTrustedUrl("endpoint", endpoint);
  if (!isPositiveNumber(timeLimitMs))
    throw new ConfigurationError("timeLimitMs", "must be a positive number");
  return {
    async confirm(token, principal) {
      if (!principal.scopes.has(requiredScope)) throw notAskable();
      const answer = await withinTime(timeLimitMs, (signal) => ask({ send, endpoint, token, signal })).catch(
        () => null, // whatever the network says, it says nothing about the token
      );
      if (answer?.status === 200) return;
      const isVerdict = answer?.status === 400 && verdicts.includes(answer.type);
      throw isVerdict ? refuse("refused_by_pool") : unavailable();
    },
  };
}

function notAskable(): AuthError {
  return new AuthError("insufficient_scope", "scope_missing", { details: { required_scope: requiredScope } });
}

function unavailable(): AuthError {
  return new AuthError("identity_provider_unavailable", "pool_unavailable", { retryAfterSeconds });
}

type Question = {
  readonly send: Fetch;
  readonly endpoint: string;
  readonly token: string;
  readonly signal: AbortSignal;
};

async function ask({ send, endpoint, token, signal }: Question): Promise<{ status: number; type: string }> {
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
}

/** AWS writes the name of the exception as `Name`, or with a namespace before it. */
function typeOf(body: unknown): string {
  const type = typeof body === "object" && body !== null && "__type" in body ? body.__type : "";
  return typeof type === "string" ? (type.split("#").at(-1) ?? "") : "";
}
