import type {
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";

export const poolName = "sekisho-local";
export const clientName = "sekisho-web";
export const groupNames = ["admin", "user"] as const;

/** A user pool as Sekisho wants it, on AWS as well as on this machine. */
export const poolSettings = {
  PoolName: poolName,
  UsernameConfiguration: { CaseSensitive: false },
  AliasAttributes: ["email"],
  AutoVerifiedAttributes: ["email"],
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "verified_email", Priority: 1 }] },
  Schema: [
    { Name: "email", AttributeDataType: "String", Mutable: true, Required: true },
    { Name: "role", AttributeDataType: "String", Mutable: true },
  ],
} satisfies CreateUserPoolCommandInput;

/**
 * The web app's client: public, so without a secret. `custom:role` is missing from WriteAttributes on purpose:
 * a client that may write it lets everybody make themselves an administrator.
 */
export const clientSettings = {
  ClientName: clientName,
  GenerateSecret: false,
  ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  ReadAttributes: ["email", "email_verified", "custom:role"],
  WriteAttributes: ["email"],
  AccessTokenValidity: 15,
  IdTokenValidity: 15,
  RefreshTokenValidity: 30,
  TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "days" },
  PreventUserExistenceErrors: "ENABLED",
  EnableTokenRevocation: true,
} satisfies Omit<CreateUserPoolClientCommandInput, "UserPoolId">;
