import { beforeEach, describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, openPool, present } from "./local-pool.ts";

describe("The OAuth settings of a client, by the AWS SDK,", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  let UserPoolId: string;
  beforeEach(async () => {
    pool = await openPool(emulator);
    UserPoolId = pool.userPoolId;
  });

  const oauth = {
    CallbackURLs: ["http://localhost:3000/callback", "https://app.example/", "myapp://back"],
    LogoutURLs: ["http://127.0.0.1:3000/"],
    DefaultRedirectURI: "https://app.example/",
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ["code" as const],
    AllowedOAuthScopes: ["openid", "email"],
    SupportedIdentityProviders: ["COGNITO"],
  };
  const create = (over = {}) =>
    pool.sdk.createUserPoolClient({ UserPoolId, ClientName: "web", ...oauth, ...over });

  it("are kept as they were given", async () => {
    expect((await create()).UserPoolClient).toMatchObject(oauth);
  });

  it.each([
    [
      "no flow",
      { AllowedOAuthFlows: [] },
      "InvalidParameterException",
      "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
    ],
    [
      "no scope",
      { AllowedOAuthScopes: [] },
      "InvalidParameterException",
      "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
    ],
    [
      "a scope nobody has",
      { AllowedOAuthScopes: ["openid", "api/read"] },
      "ScopeDoesNotExistException",
      "Invalid scope requested: api/read",
    ],
    [
      "client credentials beside codes",
      { AllowedOAuthFlows: ["client_credentials", "code"], GenerateSecret: true },
      "InvalidOAuthFlowException",
      "client_credentials flow can not be selected along with code flow or implicit flow.",
    ],
    [
      "client credentials without a secret",
      { AllowedOAuthFlows: ["client_credentials"] },
      "InvalidOAuthFlowException",
      "client_credentials flow can not be selected if client does not have a client secret.",
    ],
    [
      "client credentials beside the implicit flow",
      { AllowedOAuthFlows: ["implicit", "client_credentials"], GenerateSecret: true },
      "InvalidOAuthFlowException",
      "client_credentials flow can not be selected along with code flow or implicit flow.",
    ],
    [
      "plain HTTP elsewhere",
      { CallbackURLs: ["http://app.example/", "https://app.example/"] },
      "InvalidParameterException",
      "http://app.example/ cannot use the HTTP protocol.",
    ],
    [
      "a fragment",
      { LogoutURLs: ["https://app.example/#top"] },
      "InvalidParameterException",
      "https://app.example/#top is not a valid redirect URL.",
    ],
    [
      "a relative address",
      { LogoutURLs: ["/home"] },
      "InvalidParameterException",
      "/home is not a valid redirect URL.",
    ],
    [
      "a script",
      { LogoutURLs: ["javascript:alert(1)"] },
      "InvalidParameterException",
      "javascript:alert(1) is not a valid redirect URL.",
    ],
    [
      "a default that is not listed",
      { DefaultRedirectURI: "https://else.example/" },
      "InvalidParameterException",
      "DefaultRedirectURI must be one of the CallbackURLs.",
    ],
    [
      "a provider nobody knows",
      { SupportedIdentityProviders: ["COGNITO", "Partner"] },
      "InvalidParameterException",
      "The provider Partner does not exist for User Pool",
    ],
  ])("refuse %s, when a client is made and when it is changed", async (_case, over, name, message) => {
    const refusal = { name, message: expect.stringContaining(message) };
    await expect(create(over)).rejects.toMatchObject(refusal);
    const made = await create({ GenerateSecret: "GenerateSecret" in over });
    const ClientId = present(made.UserPoolClient?.ClientId);
    const { GenerateSecret: _made, ...changed } = { GenerateSecret: false, ...over };
    await expect(
      pool.sdk.updateUserPoolClient({ UserPoolId, ClientId, ...oauth, ...(changed as typeof oauth) }),
    ).rejects.toMatchObject(refusal);
  });

  it("may name a scope of a resource server", async () => {
    const Scopes = [{ ScopeName: "read", ScopeDescription: "reads" }];
    await pool.sdk.createResourceServer({ UserPoolId, Identifier: "api", Name: "API", Scopes });
    const { UserPoolClient } = await create({ AllowedOAuthScopes: ["api/read"] });
    expect(UserPoolClient?.AllowedOAuthScopes).toEqual(["api/read"]);
  });
});
