import { nextMfaStep } from "../mfa/next-step.ts";
import type { User } from "../pool/user.ts";
import { askForDevice } from "./ask-for-device.ts";
import { askForMfa } from "./ask-for-mfa.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import { completeSignIn } from "./complete-sign-in.ts";
import type { Conversation } from "./conversation.ts";
import { askToSetUpMfa } from "./mfa-setup.ts";
import { offeredDevice } from "./offered-device.ts";
import { askWhichFactor } from "./select-mfa-type.ts";

/**
 * What is asked of somebody whose password was right and whose account is in order, before there are tokens. A remembered
 * device that proves itself is not asked for more, where the pool says so (ChallengeRequiredOnNewDevice).
 */
export async function askForSecondFactor(conversation: Conversation, user: User): Promise<AuthAnswer> {
  const device = offeredDevice(conversation, user);
  const standsForFactor =
    conversation.pool.settings.DeviceConfiguration?.ChallengeRequiredOnNewDevice ?? false;
  if (device?.remembered && standsForFactor) return askForDevice(conversation, user, device);
  const step = nextMfaStep(conversation.pool, user);
  switch (step.kind) {
    case "none":
      return await completeSignIn(conversation, user);
    case "prove":
      return await askForMfa(conversation, user, step.factor);
    case "choose":
      return askWhichFactor(conversation, user, step.factors);
    case "set-up":
      return askToSetUpMfa(conversation, user, step.factors);
  }
}
