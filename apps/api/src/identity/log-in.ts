import {
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { LoginAnswer, LoginInput, NewPasswordInput } from "@sekisho/contract/session";
import { ApiError } from "../trpc/api-error.ts";
import { answered, type PoolConnection } from "./pool-connection.ts";
import { secretHashFor } from "./secret-hash.ts";
import { tokensFrom } from "./tokens.ts";

/**
 * Signs somebody in with a password (USER_PASSWORD_AUTH), for scripts and curl; browsers use SRP and never send it.
 * @throws ApiError `sign_in_failed` whatever was wrong, so that nobody learns who has an account
 */
export async function logIn(pool: PoolConnection, { username, password }: LoginInput): Promise<LoginAnswer> {
  const command = new InitiateAuthCommand({
    AuthFlow: "USER_PASSWORD_AUTH",
    ClientId: pool.clientId,
    AuthParameters: { USERNAME: username, PASSWORD: password, ...secretHashFor(pool, username) },
  });
  return nextStep(await answered("sign-in", pool.client.send(command)));
}

/** Answers the challenge of a temporary password, with the `session` that `logIn` gave. */
export async function respondNewPassword(
  pool: PoolConnection,
  input: NewPasswordInput,
): Promise<LoginAnswer> {
  const command = new RespondToAuthChallengeCommand({
    ChallengeName: "NEW_PASSWORD_REQUIRED",
    ClientId: pool.clientId,
    Session: input.session,
    ChallengeResponses: {
      USERNAME: input.username,
      NEW_PASSWORD: input.new_password,
      ...secretHashFor(pool, input.username),
    },
  });
  return nextStep(await answered("sign-in", pool.client.send(command)));
}

type Step = Pick<InitiateAuthCommandOutput, "AuthenticationResult" | "ChallengeName" | "Session">;

function nextStep({ AuthenticationResult, ChallengeName, Session }: Step): LoginAnswer {
  if (AuthenticationResult) return tokensFrom(AuthenticationResult);
  if (ChallengeName === "NEW_PASSWORD_REQUIRED" && Session !== undefined)
    return { challenge: "NEW_PASSWORD_REQUIRED", session: Session };
  // Codes and passkeys are asked for by the web app; a password alone does not sign this person in.
  throw new ApiError("conflict", {}, { cause: new Error(`unsupported challenge ${ChallengeName}`) });
}
