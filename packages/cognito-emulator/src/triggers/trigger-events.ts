/**
 * The events of Cognito's Lambda triggers, member for member as AWS sends them and as `@types/aws-lambda` types them, so
 * that one file serves here and as the Lambda. Members of `response` are null until the function sets them, as on AWS.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */

/** Names and values, both text. */
export interface StringMap {
  [name: string]: string;
}

interface BaseTriggerEvent<Source extends string> {
  version: string;
  region: string;
  userPoolId: string;
  triggerSource: Source;
  userName: string;
  callerContext: { awsSdkVersion: string; clientId: string };
  request: object;
  response: object;
}

export interface PreSignUpTriggerEvent
  extends BaseTriggerEvent<"PreSignUp_SignUp" | "PreSignUp_AdminCreateUser"> {
  request: {
    userAttributes: StringMap;
    validationData?: StringMap | undefined;
    clientMetadata?: StringMap | undefined;
  };
  response: { autoConfirmUser: boolean; autoVerifyEmail: boolean; autoVerifyPhone: boolean };
}

export interface PostConfirmationTriggerEvent
  extends BaseTriggerEvent<"PostConfirmation_ConfirmSignUp" | "PostConfirmation_ConfirmForgotPassword"> {
  request: { userAttributes: StringMap; clientMetadata?: StringMap | undefined };
}

export interface PreAuthenticationTriggerEvent extends BaseTriggerEvent<"PreAuthentication_Authentication"> {
  request: {
    userAttributes: StringMap;
    userNotFound?: boolean | undefined;
    validationData?: StringMap | undefined;
    clientMetadata?: StringMap | undefined;
  };
}

export interface PostAuthenticationTriggerEvent
  extends BaseTriggerEvent<"PostAuthentication_Authentication"> {
  request: {
    userAttributes: StringMap;
    newDeviceUsed: boolean;
    clientMetadata?: StringMap | undefined;
  };
}

/** When tokens are made for a user. */
export type TokenGenerationSource =
  | "TokenGeneration_HostedAuth"
  | "TokenGeneration_Authentication"
  | "TokenGeneration_NewPasswordChallenge"
  | "TokenGeneration_AuthenticateDevice"
  | "TokenGeneration_RefreshTokens";

export interface GroupOverrideDetails {
  groupsToOverride?: string[] | undefined;
  iamRolesToOverride?: string[] | undefined;
  preferredRole?: string | undefined;
}

/** Version 1: the id token's claims, and the groups of both tokens. */
export interface PreTokenGenerationTriggerEvent extends BaseTriggerEvent<TokenGenerationSource> {
  request: {
    userAttributes: StringMap;
    groupConfiguration: GroupOverrideDetails;
    clientMetadata?: StringMap | undefined;
  };
  response: {
    claimsOverrideDetails: {
      claimsToAddOrOverride?: StringMap | undefined;
      claimsToSuppress?: string[] | undefined;
      groupOverrideDetails?: GroupOverrideDetails | undefined;
    };
  };
}

interface TokenGeneration {
  /** Any JSON value will do, as on AWS; `@types/aws-lambda` knows text only, and a function typed by it has to fit. */
  claimsToAddOrOverride?: StringMap | undefined;
  claimsToSuppress?: string[] | undefined;
}

interface AccessTokenGeneration extends TokenGeneration {
  scopesToAdd?: string[] | undefined;
  scopesToSuppress?: string[] | undefined;
}

/** Version 2: the claims of both tokens, and the access token's scopes. */
export interface PreTokenGenerationV2TriggerEvent extends BaseTriggerEvent<TokenGenerationSource> {
  request: {
    userAttributes: StringMap;
    groupConfiguration: GroupOverrideDetails;
    scopes?: string[] | undefined;
    clientMetadata?: StringMap | undefined;
  };
  response: {
    claimsAndScopeOverrideDetails: {
      idTokenGeneration?: TokenGeneration | undefined;
      accessTokenGeneration?: AccessTokenGeneration | undefined;
      groupOverrideDetails?: GroupOverrideDetails | undefined;
    };
  };
}

/** Version 3: the same, and also for machines (client credentials), who have no attributes and no groups. */
export interface PreTokenGenerationV3TriggerEvent
  extends Omit<PreTokenGenerationV2TriggerEvent, "triggerSource"> {
  version: "3";
  triggerSource: TokenGenerationSource | "TokenGeneration_ClientCredentials";
}

/** Why a message is sent. Authentication: a code of the second factor. */
export type CustomMessageSource =
  | "CustomMessage_SignUp"
  | "CustomMessage_AdminCreateUser"
  | "CustomMessage_ResendCode"
  | "CustomMessage_ForgotPassword"
  | "CustomMessage_UpdateUserAttribute"
  | "CustomMessage_VerifyUserAttribute"
  | "CustomMessage_Authentication";

export interface CustomMessageTriggerEvent extends BaseTriggerEvent<CustomMessageSource> {
  request: {
    userAttributes: StringMap;
    codeParameter: string;
    linkParameter: string;
    /** Null but for an invitation. */
    usernameParameter: string | null;
    clientMetadata?: StringMap | undefined;
  };
  response: { smsMessage: string | null; emailMessage: string | null; emailSubject: string | null };
}

export interface UserMigrationTriggerEvent
  extends BaseTriggerEvent<"UserMigration_Authentication" | "UserMigration_ForgotPassword"> {
  request: {
    password: string;
    validationData?: StringMap | undefined;
    clientMetadata?: StringMap | undefined;
  };
  response: {
    userAttributes: StringMap;
    finalUserStatus?:
      | "UNCONFIRMED"
      | "CONFIRMED"
      | "ARCHIVED"
      | "COMPROMISED"
      | "UNKNOWN"
      | "RESET_REQUIRED"
      | "FORCE_CHANGE_PASSWORD"
      | undefined;
    messageAction?: "RESEND" | "SUPPRESS" | undefined;
    desiredDeliveryMediums: ("SMS" | "EMAIL")[];
    forceAliasCreation?: boolean | undefined;
    enableSMSMFA?: boolean | undefined;
  };
}

/** One step of a custom sign-in, as the functions see it. Metadata is what the create function called its challenge. */
export type ChallengeResult =
  | { challengeName: "SRP_A" | "PASSWORD_VERIFIER"; challengeResult: boolean; challengeMetadata?: undefined }
  | {
      challengeName: "CUSTOM_CHALLENGE";
      challengeResult: boolean;
      challengeMetadata?: string | undefined;
    };

export interface DefineAuthChallengeTriggerEvent
  extends BaseTriggerEvent<"DefineAuthChallenge_Authentication"> {
  request: {
    userAttributes: StringMap;
    session: ChallengeResult[];
    userNotFound?: boolean | undefined;
    clientMetadata?: StringMap | undefined;
  };
  response: {
    challengeName?: string | undefined;
    failAuthentication: boolean;
    issueTokens: boolean;
  };
}

export interface CreateAuthChallengeTriggerEvent
  extends BaseTriggerEvent<"CreateAuthChallenge_Authentication"> {
  request: {
    userAttributes: StringMap;
    challengeName: string;
    session: ChallengeResult[];
    userNotFound?: boolean | undefined;
    clientMetadata?: StringMap | undefined;
  };
  response: {
    publicChallengeParameters: StringMap;
    privateChallengeParameters: StringMap;
    challengeMetadata: string;
  };
}

export interface VerifyAuthChallengeResponseTriggerEvent
  extends BaseTriggerEvent<"VerifyAuthChallengeResponse_Authentication"> {
  request: {
    userAttributes: StringMap;
    privateChallengeParameters: StringMap;
    challengeAnswer: string;
    userNotFound?: boolean | undefined;
    clientMetadata?: StringMap | undefined;
  };
  response: { answerCorrect: boolean };
}
