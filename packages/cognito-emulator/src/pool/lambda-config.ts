import { z } from "zod";

const Arn = z
  .string()
  .min(20)
  .max(2048)
  .regex(
    /^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:[\w+=/,.@-]*:\d+:[\w+=/,.@-]+(?::[\w+=/,.@-]+)?(?::[\w+=/,.@$-]+)?$/,
  );

/** Triggers by AWS's names. Each holds the ARN of a function; its name says which of this process's functions runs. */
const triggers = {
  PreSignUp: Arn.optional(),
  CustomMessage: Arn.optional(),
  PostConfirmation: Arn.optional(),
  PreAuthentication: Arn.optional(),
  PostAuthentication: Arn.optional(),
  DefineAuthChallenge: Arn.optional(),
  CreateAuthChallenge: Arn.optional(),
  VerifyAuthChallengeResponse: Arn.optional(),
  PreTokenGeneration: Arn.optional(),
  UserMigration: Arn.optional(),
};
export type TriggerName = keyof typeof triggers;

/** Members of `LambdaConfigType` that this emulator refuses: nothing here would ever run them. */
export const unavailableTriggers = [
  "CustomSMSSender",
  "CustomEmailSender",
  "KMSKeyID",
  "InboundFederation",
] as const;

/** AWS `LambdaConfigType`. */
export const LambdaConfig = z.strictObject({
  ...triggers,
  PreTokenGenerationConfig: z
    .object({ LambdaVersion: z.enum(["V1_0", "V2_0", "V3_0"]), LambdaArn: Arn })
    .optional(),
  CustomSMSSender: z.unknown().optional(),
  CustomEmailSender: z.unknown().optional(),
  KMSKeyID: z.unknown().optional(),
  InboundFederation: z.unknown().optional(),
});
export type LambdaConfig = z.infer<typeof LambdaConfig>;

const versions = { V1_0: "1", V2_0: "2", V3_0: "3" } as const;
export type EventVersion = (typeof versions)[keyof typeof versions];

/** The function attached to a trigger and the version of event it wants; null when there is none. */
export function triggerOf(
  config: LambdaConfig,
  trigger: TriggerName,
): { arn: string; version: EventVersion } | null {
  const { PreTokenGenerationConfig: tokens } = config;
  if (trigger === "PreTokenGeneration" && tokens) {
    return { arn: tokens.LambdaArn, version: versions[tokens.LambdaVersion] };
  }
  const arn = config[trigger];
  return arn === undefined ? null : { arn, version: "1" };
}
