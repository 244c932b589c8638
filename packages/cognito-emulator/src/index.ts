export type { Clock } from "./clock.ts";
export { createEmulator, type Emulator, type EmulatorOptions } from "./emulator.ts";
export { StartUpError, type StartUpFault } from "./start-up-error.ts";
export {
  createTestPool,
  type NewTestUser,
  type TestPool,
  type TestPoolOptions,
  type TestTokens,
  type TestUser,
} from "./test-pool.ts";
export type { ForgedToken } from "./test-pool-token.ts";
export type {
  ChallengeResult,
  CreateAuthChallengeTriggerEvent,
  CustomMessageTriggerEvent,
  DefineAuthChallengeTriggerEvent,
  PostAuthenticationTriggerEvent,
  PostConfirmationTriggerEvent,
  PreAuthenticationTriggerEvent,
  PreSignUpTriggerEvent,
  PreTokenGenerationTriggerEvent,
  PreTokenGenerationV2TriggerEvent,
  PreTokenGenerationV3TriggerEvent,
  UserMigrationTriggerEvent,
  VerifyAuthChallengeResponseTriggerEvent,
} from "./triggers/trigger-events.ts";
export type {
  AnyTriggerFunction,
  TriggerContext,
  TriggerFunction,
  Triggers,
} from "./triggers/trigger-function.ts";
