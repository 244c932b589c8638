import { z } from "zod";
import * as m from "./members.ts";

const lambda = m.text(2048);
const lambdaOf = (...versions: string[]) =>
  m.whole({ LambdaVersion: m.named(...versions), LambdaArn: m.text(2048) }).optional();

const lambdaConfig = z.strictObject({
  ...m.some({
    PreSignUp: lambda,
    CustomMessage: lambda,
    PostConfirmation: lambda,
    PreAuthentication: lambda,
    PostAuthentication: lambda,
    DefineAuthChallenge: lambda,
    CreateAuthChallenge: lambda,
    VerifyAuthChallengeResponse: lambda,
    PreTokenGeneration: lambda,
    UserMigration: lambda,
    KMSKeyID: lambda,
  }).shape,
  PreTokenGenerationConfig: lambdaOf("V1_0", "V2_0", "V3_0"),
  CustomSMSSender: lambdaOf("V1_0"),
  CustomEmailSender: lambdaOf("V1_0"),
  InboundFederation: lambdaOf("V1_0"),
});

const policies = m.some({
  PasswordPolicy: m.some({
    MinimumLength: m.count(6, 99),
    RequireUppercase: m.flag,
    RequireLowercase: m.flag,
    RequireNumbers: m.flag,
    RequireSymbols: m.flag,
    PasswordHistorySize: m.count(0, 24),
    TemporaryPasswordValidityDays: m.count(0, 365),
  }),
  SignInPolicy: m.some({
    AllowedFirstAuthFactors: m.list(m.named("PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN")),
  }),
});

/**
 * The 20 characters bound what an attribute is made with. A custom one is described under its full name, and one of
 * AWS's own is longer by itself.
 */
const schemaAttribute = m.some({
  Name: z.string().regex(/^(?:(?:dev:)?(?:custom:)?.{1,20}|phone_number_verified)$/u),
  AttributeDataType: m.named("String", "Number", "DateTime", "Boolean"),
  DeveloperOnlyAttribute: m.flag,
  Mutable: m.flag,
  Required: m.flag,
  NumberAttributeConstraints: m.some({ MinValue: m.text(), MaxValue: m.text() }),
  StringAttributeConstraints: m.some({ MinLength: m.text(), MaxLength: m.text() }),
});

const smsMessage = m.text(140);
const emailMessage = m.text(20_000);
const emailSubject = m.text(140);

const smsConfiguration = z.strictObject({
  SnsCallerArn: m.text(2048),
  ExternalId: m.text().optional(),
  SnsRegion: m.text(32).optional(),
});

const messages = {
  SmsVerificationMessage: smsMessage,
  EmailVerificationMessage: emailMessage,
  EmailVerificationSubject: emailSubject,
  SmsAuthenticationMessage: smsMessage,
  VerificationMessageTemplate: m.some({
    SmsMessage: smsMessage,
    EmailMessage: emailMessage,
    EmailSubject: emailSubject,
    EmailMessageByLink: emailMessage,
    EmailSubjectByLink: emailSubject,
    DefaultEmailOption: m.named("CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"),
  }),
  EmailConfiguration: m.some({
    SourceArn: m.text(2048),
    ReplyToEmailAddress: m.text(),
    EmailSendingAccount: m.named("COGNITO_DEFAULT", "DEVELOPER"),
    From: m.text(),
    ConfigurationSet: m.text(64),
  }),
  SmsConfiguration: smsConfiguration,
  SmsConfigurationFailure: m.text(),
  EmailConfigurationFailure: m.text(),
};

const accounts = {
  AdminCreateUserConfig: m.some({
    AllowAdminCreateUserOnly: m.flag,
    UnusedAccountValidityDays: m.count(0, 365),
    InviteMessageTemplate: m.some({
      SMSMessage: smsMessage,
      EmailMessage: emailMessage,
      EmailSubject: emailSubject,
    }),
  }),
  AccountRecoverySetting: m.some({
    RecoveryMechanisms: m.list(
      m.whole({
        Priority: m.count(1, 2),
        Name: m.named("verified_email", "verified_phone_number", "admin_only"),
      }),
    ),
  }),
  UserAttributeUpdateSettings: m.some({ AttributesRequireVerificationBeforeUpdate: m.list(m.address) }),
  UsernameConfiguration: m.whole({ CaseSensitive: m.flag }),
  DeviceConfiguration: m.some({
    ChallengeRequiredOnNewDevice: m.flag,
    DeviceOnlyRememberedOnUserPrompt: m.flag,
  }),
  UserPoolAddOns: z.strictObject({
    AdvancedSecurityMode: m.named("OFF", "AUDIT", "ENFORCED"),
    AdvancedSecurityAdditionalFlows: m.some({ CustomAuthMode: m.named("AUDIT", "ENFORCED") }).optional(),
  }),
};

const poolStatus = m.named("Enabled", "Disabled");
const mfaConfiguration = m.named("OFF", "ON", "OPTIONAL");

export const userPool = z.strictObject({
  Id: m.userPoolId,
  Name: m.text(128),
  Arn: m.arn,
  LastModifiedDate: m.epoch,
  CreationDate: m.epoch,
  SchemaAttributes: m.list(schemaAttribute),
  MfaConfiguration: mfaConfiguration,
  EstimatedNumberOfUsers: m.count(),
  ...m.some({
    Policies: policies,
    DeletionProtection: m.named("ACTIVE", "INACTIVE"),
    LambdaConfig: lambdaConfig,
    Status: poolStatus,
    AutoVerifiedAttributes: m.list(m.address),
    AliasAttributes: m.list(m.named("phone_number", "email", "preferred_username")),
    UsernameAttributes: m.list(m.address),
    UserPoolTags: z.record(m.text(128), m.text(256)),
    Domain: m.text(63),
    CustomDomain: m.text(63),
    UserPoolTier: m.named("LITE", "ESSENTIALS", "PLUS"),
    ...messages,
    ...accounts,
  }).shape,
});

export const userPoolSummary = z.strictObject({
  Id: m.userPoolId,
  Name: m.text(128),
  LambdaConfig: lambdaConfig.optional(),
  Status: poolStatus.optional(),
  LastModifiedDate: m.epoch,
  CreationDate: m.epoch,
});

/** The second factors of a pool: what is asked for and what was set. */
export const poolSecondFactors = z.strictObject({
  MfaConfiguration: mfaConfiguration,
  SmsMfaConfiguration: m
    .some({ SmsAuthenticationMessage: smsMessage, SmsConfiguration: smsConfiguration })
    .optional(),
  SoftwareTokenMfaConfiguration: m.some({ Enabled: m.flag }).optional(),
  EmailMfaConfiguration: m.some({ Message: emailMessage, Subject: m.text() }).optional(),
  WebAuthnConfiguration: m
    .some({
      RelyingPartyId: m.text(127),
      UserVerification: m.named("required", "preferred"),
      FactorConfiguration: m.named("SINGLE_FACTOR", "MULTI_FACTOR_WITH_USER_VERIFICATION"),
    })
    .optional(),
});
