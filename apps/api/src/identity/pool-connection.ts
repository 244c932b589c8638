import {
  CognitoIdentityProviderClient,
  type CognitoIdentityProviderClientConfig,
} from "@aws-sdk/client-cognito-identity-provider";
import { isLoopbackHost } from "@sekisho/auth";
import type { CognitoEnv } from "../env.ts";
import type { PoolClock } from "./pool-clock.ts";
import { type Occasion, poolFailure } from "./pool-failure.ts";

/** The pool, and which of its app clients signs people in. */
export type PoolConnection = {
  readonly client: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  /** The first of COGNITO_APP_CLIENT_ID; the others' tokens are accepted, but nobody signs in through them here. */
  readonly clientId: string;
  readonly clientSecret: string | null;
};

/** Two attempts of at most five seconds each, with the SDK's pause between them. */
const limits = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
} satisfies CognitoIdentityProviderClientConfig;

/** Opens nothing yet: the SDK connects at the first call. `poolClock` is told the time of each answer. */
export function connectToPool(cognito: CognitoEnv, poolClock: PoolClock): PoolConnection {
  const { region, userPoolId, endpoint, clientSecret } = cognito;
  const clientId = cognito.clientIds[0];
  if (clientId === undefined) throw new Error("COGNITO_APP_CLIENT_ID names no app client");
  const client = new CognitoIdentityProviderClient({
    region,
    ...limits,
    ...(endpoint === null ? {} : { endpoint }),
    // A pool on this machine checks no signature; real credentials have no business there.
    ...(endpoint !== null && isLoopbackHost(new URL(endpoint).hostname)
      ? { credentials: placeholderCredentials }
      : {}),
  });
  client.middlewareStack.add(
    (next) => async (given) => {
      const answer = await next(given);
      // The SDK leaves the kind of its response open; any with header fields will do.
      const { date, "x-amzn-requestid": ofPool } = Object(Object(answer.response).headers);
      if (ofPool !== undefined) poolClock.hear(date); // what answers in the pool's place has a clock of its own
      return answer;
    },
    // Next to the wire, where a refusal is an answer like any other.
    { step: "deserialize", priority: "low", name: "hearPoolClock" },
  );
  return { client, userPoolId, clientId, clientSecret };
}

const placeholderCredentials = { accessKeyId: "local", secretAccessKey: "local" };

/**
 * Waits for one call of the pool.
 * @throws ApiError in the words of the closed list
 */
export async function answered<T>(occasion: Occasion, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw poolFailure(error, occasion);
  }
}
