import { z } from "zod";

const TokenUnit = z.enum(["seconds", "minutes", "hours", "days"]);

const RedirectUrl = z.string().min(1).max(1024);

const ExplicitAuthFlow = z.enum([
  "ADMIN_NO_SRP_AUTH",
  "CUSTOM_AUTH_FLOW_ONLY",
  "USER_PASSWORD_AUTH",
  "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  "ALLOW_CUSTOM_AUTH",
  "ALLOW_USER_PASSWORD_AUTH",
  "ALLOW_USER_SRP_AUTH",
  "ALLOW_REFRESH_TOKEN_AUTH",
  "ALLOW_USER_AUTH",
]);

/**
 * What CreateUserPoolClient and UpdateUserPoolClient both take, with AWS's defaults; an update resets what it
 * leaves out. PreventUserExistenceErrors is LEGACY by default in the API (the console writes ENABLED).
 */
export const ClientSettings = z.object({
  RefreshTokenValidity: z.int().min(0).max(315_360_000).default(30),
  AccessTokenValidity: z.int().min(1).max(86_400).default(1),
  IdTokenValidity: z.int().min(1).max(86_400).default(1),
  TokenValidityUnits: z
    .object({
      AccessToken: TokenUnit.default("hours"),
      IdToken: TokenUnit.default("hours"),
      RefreshToken: TokenUnit.default("days"),
    })
    .default({ AccessToken: "hours", IdToken: "hours", RefreshToken: "days" }),
  ReadAttributes: z.array(z.string()).optional(),
  WriteAttributes: z.array(z.string()).optional(),
  ExplicitAuthFlows: z
    .array(ExplicitAuthFlow)
    .default(["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"]),
  SupportedIdentityProviders: z.array(z.string().min(1).max(32)).optional(),
  CallbackURLs: z.array(RedirectUrl).max(100).optional(),
  LogoutURLs: z.array(RedirectUrl).max(100).optional(),
  DefaultRedirectURI: RedirectUrl.optional(),
  AllowedOAuthFlows: z
    .array(z.enum(["code", "implicit", "client_credentials"]))
    .max(3)
    .optional(),
  AllowedOAuthScopes: z.array(z.string().min(1).max(256)).max(50).optional(),
  AllowedOAuthFlowsUserPoolClient: z.boolean().default(false),
  PreventUserExistenceErrors: z.enum(["LEGACY", "ENABLED"]).default("LEGACY"),
  EnableTokenRevocation: z.boolean().default(true),
  EnablePropagateAdditionalUserContextData: z.boolean().default(false),
  AuthSessionValidity: z.int().min(3).max(15).default(3),
  RefreshTokenRotation: z
    .object({
      Feature: z.enum(["ENABLED", "DISABLED"]),
      RetryGracePeriodSeconds: z.int().min(0).max(60).default(0),
    })
    .optional(),
});
export type ClientSettings = z.infer<typeof ClientSettings>;

/** An app client. `secret` is null for a public client (a browser cannot keep one). Times are milliseconds. */
export const Client = z.object({
  id: z.string(),
  name: z.string(),
  secret: z.string().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
  settings: ClientSettings,
});
export type Client = z.infer<typeof Client>;
