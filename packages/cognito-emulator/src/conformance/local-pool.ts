import { randomUUID } from "node:crypto";
import {
  CognitoIdentityProvider,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Emulator } from "../index.ts";

/** A password that satisfies the default policy, so that a test only spells out a password it is about. */
export const PASSWORD = "Passw0rd!x";

export const REGION = "ap-northeast-1";

export interface LocalPool {
  readonly endpoint: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** The AWS SDK with placeholder credentials: signs administrative calls, sends the others unsigned. */
  readonly sdk: CognitoIdentityProvider;
  /** Creates a confirmed user through the administrative operations, as a deployment script would. */
  addUser(user?: NewUser): Promise<{ username: string; email: string; password: string; sub: string }>;
  /** The newest code or temporary password sent to a user, as the user would read it in the mail. */
  lastCode(username: string): Promise<string>;
}

interface NewUser {
  readonly groups?: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
}

interface PoolSettings {
  readonly pool?: Partial<CreateUserPoolCommandInput>;
  readonly client?: Partial<CreateUserPoolClientCommandInput>;
}

export function sdkFor(emulator: Pick<Emulator, "url">): CognitoIdentityProvider {
  return new CognitoIdentityProvider({
    // Asked at the first call: the emulator of a test file need not have started yet.
    endpoint: async () => ({ url: new URL(emulator.url) }),
    region: REGION,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
}

/** The pool most products run: names in any case, e-mail as an alias, a role only administrators write, one public client. */
export async function openPool(
  emulator: Pick<Emulator, "url">,
  settings: PoolSettings = {},
): Promise<LocalPool> {
  const sdk = sdkFor(emulator);
  const { UserPool } = await sdk.createUserPool({
    PoolName: "conformance",
    AliasAttributes: ["email"],
    AutoVerifiedAttributes: ["email"],
    UsernameConfiguration: { CaseSensitive: false },
    Schema: [{ Name: "role", AttributeDataType: "String", Mutable: true }],
    ...settings.pool,
  });
  const userPoolId = present(UserPool?.Id);
  const { UserPoolClient } = await sdk.createUserPoolClient({
    UserPoolId: userPoolId,
    ClientName: "web",
    ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    PreventUserExistenceErrors: "ENABLED",
    ...settings.client,
  });
  return {
    endpoint: emulator.url,
    userPoolId,
    clientId: present(UserPoolClient?.ClientId),
    clientSecret: UserPoolClient?.ClientSecret,
    sdk,
    addUser: (user) => addUser(sdk, userPoolId, user),
    lastCode: (username) => readCode(emulator, username),
  };
}

async function addUser(sdk: CognitoIdentityProvider, UserPoolId: string, user: NewUser = {}) {
  const Username = newUsername();
  const email = user.attributes?.["email"] ?? `${Username}@example.com`;
  const attributes = { email, email_verified: "true", ...user.attributes };
  const created = await sdk.adminCreateUser({
    UserPoolId,
    Username,
    MessageAction: "SUPPRESS",
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  });
  await sdk.adminSetUserPassword({ UserPoolId, Username, Password: PASSWORD, Permanent: true });
  for (const GroupName of user.groups ?? []) {
    await sdk.adminAddUserToGroup({ UserPoolId, Username, GroupName });
  }
  const sub = created.User?.Attributes?.find(({ Name }) => Name === "sub")?.Value;
  return { username: Username, email, password: PASSWORD, sub: present(sub) };
}

async function readCode(emulator: Pick<Emulator, "url">, username: string): Promise<string> {
  const response = await fetch(`${emulator.url}/_local/code?user=${encodeURIComponent(username)}`);
  const { code } = (await response.json()) as { code: string }; // the emulator's own answer, not a client's
  return code;
}

export function newUsername(): string {
  return `user-${randomUUID().slice(0, 8)}`;
}

/** Clients type nearly every field as optional; a missing one is a failed test, said at once. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("The answer lacks a field it must have.");
  return value;
}
