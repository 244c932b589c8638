import { z } from "zod";
import { inputRefusal } from "../refuse-input.ts";
import type { PoolSettings } from "./pool-settings.ts";
import { SmsConfiguration } from "./sms-configuration.ts";

/** What fits into one text message. */
const Short = z.string().max(140).optional();
const Subject = z
  .string()
  .min(1)
  .max(140)
  .regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P} \t\n\v\f\r]+$/u)
  .optional();
const Long = z.string().max(20_000).optional();
const Arn = z.string().min(20).max(2048);

/**
 * AWS's limits on what PoolSettings merely keeps. They stand apart, so that a pool stored before they were asked for
 * still opens.
 */
const Limits = z.object({
  SmsVerificationMessage: Short,
  SmsAuthenticationMessage: Short,
  EmailVerificationMessage: Long,
  EmailVerificationSubject: Subject,
  VerificationMessageTemplate: z.object({
    DefaultEmailOption: z.enum(["CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"]).optional(),
    EmailMessageByLink: Long,
    EmailSubject: Subject,
    EmailSubjectByLink: Subject,
    SmsMessage: Short,
  }),
  AdminCreateUserConfig: z.object({
    InviteMessageTemplate: z.object({ EmailSubject: Subject, SMSMessage: Short }).optional(),
  }),
  EmailConfiguration: z.object({
    SourceArn: Arn.optional(),
    ReplyToEmailAddress: z
      .string()
      // AWS's `[…]+@[…]+`, where a @ is one of the characters as well: the first that may divide them does.
      .regex(
        /^[\p{L}\p{M}\p{S}\p{N}\p{P}](?:(?!@)[\p{L}\p{M}\p{S}\p{N}\p{P}])*@[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u,
      )
      .optional(),
    EmailSendingAccount: z.enum(["COGNITO_DEFAULT", "DEVELOPER"]).optional(),
    From: z.string().optional(),
    ConfigurationSet: z
      .string()
      .min(1)
      .max(64)
      .regex(/^[a-zA-Z0-9_-]+$/)
      .optional(),
  }),
  SmsConfiguration: SmsConfiguration.optional(),
  UserPoolTags: z.record(z.string().min(1).max(128), z.string().max(256)),
  UserPoolAddOns: z
    .object({
      AdvancedSecurityMode: z.enum(["OFF", "AUDIT", "ENFORCED"]),
      AdvancedSecurityAdditionalFlows: z
        .object({ CustomAuthMode: z.enum(["AUDIT", "ENFORCED"]).optional() })
        .optional(),
    })
    .optional(),
  AccountRecoverySetting: z.object({ RecoveryMechanisms: z.array(z.unknown()).min(1).optional() }).optional(),
});

/** What of the settings is beyond AWS's limits, and where. */
export function limitIssues(settings: PoolSettings): z.core.$ZodIssue[] {
  return Limits.safeParse(settings).error?.issues ?? [];
}

/** Refuses settings beyond AWS's limits. Throws InvalidParameterException, SerializationException for another type. */
export function assertWithinLimits(settings: PoolSettings): void {
  const { error } = Limits.safeParse(settings, { reportInput: true });
  if (error) throw inputRefusal(error);
}
