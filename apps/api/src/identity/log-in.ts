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
  return nextStep(await answered("sign-in", pool.client.send(command)), username);
}

/**
 * Answers the challenge of a temporary password, with the `username` and the `session` that `logIn` gave. The pool holds
 * the session to that person and that challenge, to one use and to a few minutes.
 */
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
  return nextStep(await answered("sign-in", pool.client.send(command)), input.username);
}

type Step = Pick<
  InitiateAuthCommandOutput,
  "AuthenticationResult" | "ChallengeName" | "ChallengeParameters" | "Session"
>;

function nextStep(step: Step, username: string): LoginAnswer {
  const { AuthenticationResult, ChallengeName, ChallengeParameters, Session } = step;
  if (AuthenticationResult) return tokensFrom(AuthenticationResult);
  if (ChallengeName === "NEW_PASSWORD_REQUIRED" && Session !== undefined) {
    // Whoever signed in by an alias has to answer, and to be hashed, by this name (AWS: RespondToAuthChallenge).
    const name = ChallengeParameters?.["USER_ID_FOR_SRP"] ?? username;
    return { challenge: "NEW_PASSWORD_REQUIRED", username: name, session: Session };
  }
  // A code or a passkey comes next. Only whoever knew the password gets to read this.
  throw new ApiError("challenge_unsupported", ChallengeName ? { challenge: ChallengeName } : {});
}
