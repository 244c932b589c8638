import type {
  AdminCreateUserCommandInput,
  InitiateAuthCommandOutput,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Emulator } from "../index.ts";
import { type LocalPool, newUsername, openPool } from "./local-pool.ts";

type Factor = "PASSWORD" | "EMAIL_OTP" | "SMS_OTP" | "WEB_AUTHN";

/** A pool where people choose what to sign in with, and a client that offers the choice. */
export function openChoicePool(
  emulator: Pick<Emulator, "url">,
  factors: Factor[] = ["PASSWORD", "EMAIL_OTP", "SMS_OTP"],
  client: NonNullable<Parameters<typeof openPool>[1]>["client"] = {},
): Promise<LocalPool> {
  return openPool(emulator, {
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: factors } } },
    client: { ExplicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], ...client },
  });
}

/** Somebody an administrator enters without a password: codes to the verified address are the only way in. */
export async function addPasswordless(
  { sdk, userPoolId }: LocalPool,
  over: Partial<AdminCreateUserCommandInput> = {},
): Promise<string> {
  const Username = newUsername();
  await sdk.adminCreateUser({
    UserPoolId: userPoolId,
    Username,
    MessageAction: "SUPPRESS",
    UserAttributes: [
      { Name: "email", Value: `${Username}@example.com` },
      { Name: "email_verified", Value: "true" },
    ],
    ...over,
  });
  return Username;
}

/** InitiateAuth of the USER_AUTH flow. */
export function choose(
  { sdk, clientId }: LocalPool,
  USERNAME: string,
  parameters: Record<string, string> = {},
): Promise<InitiateAuthCommandOutput> {
  return sdk.initiateAuth({
    ClientId: clientId,
    AuthFlow: "USER_AUTH",
    AuthParameters: { USERNAME, ...parameters },
  });
}

/** RespondToAuthChallenge, for the challenge and session of an answer. */
export function respond(
  { sdk, clientId }: LocalPool,
  { ChallengeName, Session }: Pick<InitiateAuthCommandOutput, "ChallengeName" | "Session">,
  ChallengeResponses: Record<string, string>,
) {
  return sdk.respondToAuthChallenge({ ClientId: clientId, ChallengeName, Session, ChallengeResponses });
}
