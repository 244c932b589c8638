export type { Clock } from "./clock.ts";
export type { RecordedCall } from "./control/call-log.ts";
export type { Control, ControlledClock } from "./control/control.ts";
export { ControlError } from "./control/control-error.ts";
export type { InjectedFault } from "./control/fault-injection.ts";
export { createEmulator, type Emulator, type EmulatorOptions } from "./emulator.ts";
export type { SentMessage } from "./local/read-outbox.ts";
export { type SeedSource, seedOf } from "./seed/check-seed.ts";
export { parseSeed } from "./seed/parse-seed.ts";
export { readSeedFile } from "./seed/read-seed.ts";
export type { SeedDocument } from "./seed/seed-document.ts";
export { SeedError, type SeedProblem } from "./seed/seed-error.ts";
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
export type { Bend } from "./tokens/bent-tokens.ts";
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
