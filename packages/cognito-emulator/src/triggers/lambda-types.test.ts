import type {
  CustomMessageTriggerHandler,
  PostAuthenticationTriggerHandler,
  PostConfirmationTriggerHandler,
  PreAuthenticationTriggerHandler,
  PreSignUpTriggerHandler,
  PreTokenGenerationTriggerHandler,
  PreTokenGenerationV2TriggerHandler,
  UserMigrationTriggerHandler,
} from "aws-lambda";
import { describe, expect, it } from "vitest";
import { createChallenge, defineChallenge, verifyChallenge } from "../../test/lambda-functions.ts";
import { createEmulator, createTestPool, type Triggers } from "../index.ts";

const preSignUp: PreSignUpTriggerHandler = async (event) => {
  event.response.autoConfirmUser = true;
  return event;
};
const customMessage: CustomMessageTriggerHandler = (event, _context, callback) => {
  event.response.emailMessage = `Code: ${event.request.codeParameter}`;
  callback(null, event);
};
const postConfirmation: PostConfirmationTriggerHandler = async (event) => event;
const preAuthentication: PreAuthenticationTriggerHandler = async (event) => event;
const postAuthentication: PostAuthenticationTriggerHandler = async (event) => event;
const userMigration: UserMigrationTriggerHandler = (event, context) => context.succeed(event);
const preTokenGeneration: PreTokenGenerationTriggerHandler = async (event) => event;
const preTokenGenerationV2: PreTokenGenerationV2TriggerHandler = async (event) => {
  event.response = {
    claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToAdd: ["items/read"] } },
  };
  return event;
};

describe("Functions typed by @types/aws-lambda", () => {
  const shared: Triggers = {
    PreSignUp: preSignUp,
    CustomMessage: customMessage,
    PostConfirmation: postConfirmation,
    PreAuthentication: preAuthentication,
    PostAuthentication: postAuthentication,
    UserMigration: userMigration,
    DefineAuthChallenge: defineChallenge,
    CreateAuthChallenge: createChallenge,
    VerifyAuthChallengeResponse: verifyChallenge,
  };

  it.each<[string, Triggers]>([
    ["1", { ...shared, PreTokenGeneration: preTokenGeneration }],
    ["2", { ...shared, PreTokenGenerationV2: preTokenGenerationV2 }],
  ])("fit in every place, and run: version %s of the token event", async (_version, triggers) => {
    const emulator = await createEmulator();
    const pool = await createTestPool(emulator, { triggers });
    const { accessToken } = await pool.signIn(await pool.addUser());
    expect(accessToken.split(".")).toHaveLength(3);
    await emulator.close();
  });
});
