import { z } from "zod";
import * as m from "./members.ts";

const unit = m.named("seconds", "minutes", "hours", "days");
const url = m.text(1024);

const oauth = {
  SupportedIdentityProviders: m.list(m.text(32)),
  CallbackURLs: m.list(url),
  LogoutURLs: m.list(url),
  DefaultRedirectURI: url,
  AllowedOAuthFlows: m.list(m.named("code", "implicit", "client_credentials")),
  AllowedOAuthScopes: m.list(m.text(256)),
  AllowedOAuthFlowsUserPoolClient: m.flag,
};

const lifetimes = {
  RefreshTokenValidity: m.count(0, 315_360_000),
  AccessTokenValidity: m.count(1, 86_400),
  IdTokenValidity: m.count(1, 86_400),
  TokenValidityUnits: m.some({ AccessToken: unit, IdToken: unit, RefreshToken: unit }),
  AuthSessionValidity: m.count(3, 15),
  RefreshTokenRotation: z.strictObject({
    Feature: m.named("ENABLED", "DISABLED"),
    RetryGracePeriodSeconds: m.count(0, 60).optional(),
  }),
};

const explicitAuthFlow = m.named(
  "ADMIN_NO_SRP_AUTH",
  "CUSTOM_AUTH_FLOW_ONLY",
  "USER_PASSWORD_AUTH",
  "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  "ALLOW_CUSTOM_AUTH",
  "ALLOW_USER_PASSWORD_AUTH",
  "ALLOW_USER_SRP_AUTH",
  "ALLOW_REFRESH_TOKEN_AUTH",
  "ALLOW_USER_AUTH",
);

export const userPoolClient = z.strictObject({
  UserPoolId: m.userPoolId,
  ClientName: m.text(128),
  ClientId: m.clientId,
  LastModifiedDate: m.epoch,
  CreationDate: m.epoch,
  ...m.some({
    ClientSecret: m.text(64).min(1),
    ReadAttributes: m.list(m.text(2048)),
    WriteAttributes: m.list(m.text(2048)),
    ExplicitAuthFlows: m.list(explicitAuthFlow),
    AnalyticsConfiguration: m.some({
      ApplicationId: m.text(),
      ApplicationArn: m.text(2048),
      RoleArn: m.text(2048),
      ExternalId: m.text(),
      UserDataShared: m.flag,
    }),
    PreventUserExistenceErrors: m.named("LEGACY", "ENABLED"),
    EnableTokenRevocation: m.flag,
    EnablePropagateAdditionalUserContextData: m.flag,
    ...oauth,
    ...lifetimes,
  }).shape,
});

export const userPoolClientSummary = m.whole({
  ClientId: m.clientId,
  UserPoolId: m.userPoolId,
  ClientName: m.text(128),
});
