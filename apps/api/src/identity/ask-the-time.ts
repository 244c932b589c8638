import { GetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import type { PoolConnection } from "./pool-connection.ts";

/** Where a token belongs, and none: the pool refuses it, and needs no credentials for that. */
const noToken = "none";

/** Milliseconds. */
const answerTimeout = 2_000;

/** Lets the pool answer something, which tells its time (`pool-connection.ts`). Never rejects: later answers tell it, too. */
export async function askTheTime({ client }: PoolConnection): Promise<void> {
  const abortSignal = AbortSignal.timeout(answerTimeout);
  await client.send(new GetUserCommand({ AccessToken: noToken }), { abortSignal }).catch(() => undefined);
}
