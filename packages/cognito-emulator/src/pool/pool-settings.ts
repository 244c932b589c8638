import { z } from "zod";
import { LambdaConfig } from "./lambda-config.ts";

const Message = z.string().max(20_000).optional();

/** AWS `PasswordPolicyType`. A rule left out of a given policy is off; a policy left out altogether is strict. */
export const PasswordPolicy = z.object({
  MinimumLength: z.int().min(6).max(99).default(8),
  RequireUppercase: z.boolean().default(false),
  RequireLowercase: z.boolean().default(false),
  RequireNumbers: z.boolean().default(false),
  RequireSymbols: z.boolean().default(false),
  PasswordHistorySize: z.int().min(0).max(24).optional(),
  TemporaryPasswordValidityDays: z.int().min(0).max(365).optional(),
});
export type PasswordPolicy = z.infer<typeof PasswordPolicy>;

/** What a sign-in may begin with, where people choose (USER_AUTH). A pool that says nothing takes passwords only. */
const AllowedFirstAuthFactors = z
  .array(z.enum(["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"]))
  .min(1)
  .max(4);
export type AllowedFirstAuthFactor = z.infer<typeof AllowedFirstAuthFactors>[number];

const strictPasswordPolicy: PasswordPolicy = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
};

/**
 * What CreateUserPool and UpdateUserPool both take, in AWS's own names and with AWS's defaults.
 * UpdateUserPool resets every setting it leaves out, which parsing with this schema does by itself.
 */
export const PoolSettings = z.object({
  Policies: z
    .object({
      PasswordPolicy: PasswordPolicy.default(strictPasswordPolicy),
      SignInPolicy: z.object({ AllowedFirstAuthFactors: AllowedFirstAuthFactors.optional() }).optional(),
    })
    .default({ PasswordPolicy: strictPasswordPolicy }),
  DeletionProtection: z.enum(["ACTIVE", "INACTIVE"]).default("INACTIVE"),
  LambdaConfig: LambdaConfig.default({}),
  AutoVerifiedAttributes: z.array(z.enum(["phone_number", "email"])).default([]),
  SmsVerificationMessage: Message,
  EmailVerificationMessage: Message,
  EmailVerificationSubject: Message,
  VerificationMessageTemplate: z
    .looseObject({
      DefaultEmailOption: z.string().optional(),
      EmailMessage: Message,
      EmailSubject: Message,
      SmsMessage: Message,
    })
    .default({ DefaultEmailOption: "CONFIRM_WITH_CODE" }),
  SmsAuthenticationMessage: Message,
  MfaConfiguration: z.enum(["OFF", "ON", "OPTIONAL"]).default("OFF"),
  UserAttributeUpdateSettings: z
    .object({
      AttributesRequireVerificationBeforeUpdate: z.array(z.enum(["phone_number", "email"])).default([]),
    })
    .optional(),
  DeviceConfiguration: z
    .object({
      ChallengeRequiredOnNewDevice: z.boolean().optional(),
      DeviceOnlyRememberedOnUserPrompt: z.boolean().optional(),
    })
    .optional(),
  EmailConfiguration: z.looseObject({}).default({ EmailSendingAccount: "COGNITO_DEFAULT" }),
  SmsConfiguration: z.looseObject({}).optional(),
  UserPoolTags: z.record(z.string(), z.string()).default({}),
  AdminCreateUserConfig: z
    .object({
      AllowAdminCreateUserOnly: z.boolean().default(false),
      UnusedAccountValidityDays: z.int().min(0).max(365).optional(),
      InviteMessageTemplate: z
        .object({ EmailMessage: Message, EmailSubject: Message, SMSMessage: Message })
        .optional(),
    })
    .default({ AllowAdminCreateUserOnly: false }),
  UserPoolAddOns: z.looseObject({}).optional(),
  AccountRecoverySetting: z
    .object({
      RecoveryMechanisms: z
        .array(
          z.object({
            Priority: z.int().min(1).max(2),
            Name: z.enum(["verified_email", "verified_phone_number", "admin_only"]),
          }),
        )
        .max(2)
        .optional(),
    })
    .optional(),
  UserPoolTier: z.enum(["LITE", "ESSENTIALS", "PLUS"]).default("ESSENTIALS"),
});
export type PoolSettings = z.infer<typeof PoolSettings>;

/** What is decided once, when a pool is created. */
export const PoolIdentity = z.object({
  AliasAttributes: z.array(z.enum(["phone_number", "email", "preferred_username"])).default([]),
  UsernameAttributes: z.array(z.enum(["phone_number", "email"])).default([]),
  UsernameConfiguration: z.object({ CaseSensitive: z.boolean() }).default({ CaseSensitive: false }),
});
export type PoolIdentity = z.infer<typeof PoolIdentity>;
