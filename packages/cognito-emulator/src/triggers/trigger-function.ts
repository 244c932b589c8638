import type {
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
} from "./trigger-events.ts";

/** The `context` of a Lambda function, as far as one on a laptop can have it. */
export interface TriggerContext {
  callbackWaitsForEmptyEventLoop: boolean;
  functionName: string;
  functionVersion: string;
  invokedFunctionArn: string;
  memoryLimitInMB: string;
  awsRequestId: string;
  logGroupName: string;
  logStreamName: string;
  /** Milliseconds until Cognito stops waiting. */
  readonly getRemainingTimeInMillis: () => number;
  readonly done: (error?: Error | string | null, result?: unknown) => void;
  readonly fail: (error: Error | string) => void;
  readonly succeed: (result: unknown) => void;
}

export type TriggerCallback = (error?: Error | string | null, result?: unknown) => void;

/**
 * A trigger as Lambda runs it: it answers the event, changed or not, by a promise or by the callback. As on Lambda,
 * what a function without `async` merely returns is lost.
 */
export type TriggerFunction<Event> = (
  event: Event,
  context: TriggerContext,
  callback: TriggerCallback,
) => unknown;

/** A function for whatever event: which one it understands is its writer's business, as in `LambdaConfig`. */
export type AnyTriggerFunction = TriggerFunction<never>;

/** What may be attached to one pool, by AWS's names. Of the three versions of PreTokenGeneration one can be given. */
export interface Triggers {
  readonly PreSignUp?: TriggerFunction<PreSignUpTriggerEvent>;
  readonly CustomMessage?: TriggerFunction<CustomMessageTriggerEvent>;
  readonly PostConfirmation?: TriggerFunction<PostConfirmationTriggerEvent>;
  readonly PreAuthentication?: TriggerFunction<PreAuthenticationTriggerEvent>;
  readonly PostAuthentication?: TriggerFunction<PostAuthenticationTriggerEvent>;
  readonly DefineAuthChallenge?: TriggerFunction<DefineAuthChallengeTriggerEvent>;
  readonly CreateAuthChallenge?: TriggerFunction<CreateAuthChallengeTriggerEvent>;
  readonly VerifyAuthChallengeResponse?: TriggerFunction<VerifyAuthChallengeResponseTriggerEvent>;
  readonly UserMigration?: TriggerFunction<UserMigrationTriggerEvent>;
  readonly PreTokenGeneration?: TriggerFunction<PreTokenGenerationTriggerEvent>;
  readonly PreTokenGenerationV2?: TriggerFunction<PreTokenGenerationV2TriggerEvent>;
  readonly PreTokenGenerationV3?: TriggerFunction<PreTokenGenerationV3TriggerEvent>;
}
