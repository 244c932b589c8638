import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../index.ts";
import { type LocalPool, openPool, present } from "./local-pool.ts";

const OIDC = {
  client_id: "app",
  client_secret: "secret",
  attributes_request_method: "GET",
  authorize_scopes: "openid email",
  oidc_issuer: "https://provider.example",
};

describe("The AWS SDK administers domains, resource servers, OAuth clients and identity providers", () => {
  let emulator: Emulator;
  let pool: LocalPool;
  let UserPoolId: string;
  beforeAll(async () => {
    emulator = await createEmulator({ dataDir: null });
  });
  afterAll(() => emulator.close());
  beforeEach(async () => {
    pool = await openPool(emulator);
    UserPoolId = pool.userPoolId;
  });

  const domainOf = () => `d${UserPoolId.slice(-9).toLowerCase()}`;

  describe("Domains", () => {
    it("gives a pool one domain, describes it by name, and takes it away", async () => {
      const Domain = domainOf();
      await pool.sdk.createUserPoolDomain({ UserPoolId, Domain, ManagedLoginVersion: 2 });
      const { DomainDescription } = await pool.sdk.describeUserPoolDomain({ Domain });
      expect(DomainDescription).toMatchObject({
        UserPoolId,
        Domain,
        Status: "ACTIVE",
        ManagedLoginVersion: 2,
      });
      expect((await pool.sdk.describeUserPool({ UserPoolId })).UserPool?.Domain).toBe(Domain);
      await pool.sdk.deleteUserPoolDomain({ UserPoolId, Domain });
      expect((await pool.sdk.describeUserPoolDomain({ Domain })).DomainDescription).toEqual({});
    });

    it.each([
      ["a reserved word", "my-cognito-app", "Domain cannot contain reserved word: cognito"],
      ["capital letters", "Capital", "Value at 'Domain' failed to satisfy constraint"],
    ])("refuses %s", async (_case, Domain, message) => {
      await expect(pool.sdk.createUserPoolDomain({ UserPoolId, Domain })).rejects.toMatchObject({
        name: "InvalidParameterException",
        message: expect.stringContaining(message),
      });
    });

    it("refuses a second domain, another pool's, a custom one, and to delete a pool or domain wrongly", async () => {
      const Domain = domainOf();
      await pool.sdk.createUserPoolDomain({ UserPoolId, Domain });
      const refused = (message: string) => ({ name: "InvalidParameterException", message });
      await expect(pool.sdk.createUserPoolDomain({ UserPoolId, Domain: "second" })).rejects.toMatchObject(
        refused("User pool already has a domain configured."),
      );
      const other = await openPool(emulator);
      const theirs = { UserPoolId: other.userPoolId, Domain };
      await expect(pool.sdk.createUserPoolDomain(theirs)).rejects.toMatchObject(
        refused("Domain already associated with another user pool."),
      );
      await expect(pool.sdk.deleteUserPoolDomain(theirs)).rejects.toMatchObject(
        refused("No such domain or user pool exists."),
      );
      const CustomDomainConfig = { CertificateArn: "arn:aws:acm:us-east-1:000000000000:certificate/x" };
      await expect(
        pool.sdk.createUserPoolDomain({ ...theirs, Domain: "custom", CustomDomainConfig }),
      ).rejects.toMatchObject(refused("Custom domains are not available in the emulator."));
      await expect(pool.sdk.deleteUserPool({ UserPoolId })).rejects.toMatchObject(
        refused("User pool cannot be deleted. It has a domain configured that should be deleted first."),
      );
    });
  });

  describe("Resource servers", () => {
    const Identifier = "https://api.example";
    const read = { ScopeName: "read", ScopeDescription: "reads" };
    const create = (over = {}) =>
      pool.sdk.createResourceServer({ UserPoolId, Identifier, Name: "API", Scopes: [read], ...over });

    it("creates, describes, replaces, lists and deletes one", async () => {
      const { ResourceServer } = await create();
      expect(ResourceServer).toEqual({ UserPoolId, Identifier, Name: "API", Scopes: [read] });
      expect((await pool.sdk.describeResourceServer({ UserPoolId, Identifier })).ResourceServer).toEqual(
        ResourceServer,
      );
      await pool.sdk.updateResourceServer({ UserPoolId, Identifier, Name: "The API" });
      const { ResourceServers } = await pool.sdk.listResourceServers({ UserPoolId, MaxResults: 1 });
      expect(ResourceServers).toEqual([{ UserPoolId, Identifier, Name: "The API", Scopes: [] }]);
      await pool.sdk.deleteResourceServer({ UserPoolId, Identifier });
      await expect(pool.sdk.describeResourceServer({ UserPoolId, Identifier })).rejects.toMatchObject({
        name: "ResourceNotFoundException",
        message: `Resource server ${Identifier} does not exist.`,
      });
    });

    it("refuses an identifier that is taken, and a scope with a slash", async () => {
      await create();
      await expect(create()).rejects.toMatchObject({
        name: "InvalidParameterException",
        message: `${Identifier} already exists in user pool ${UserPoolId}.`,
      });
      const Scopes = [{ ScopeName: "read/all", ScopeDescription: "x" }];
      await expect(create({ Identifier: "other", Scopes })).rejects.toMatchObject({
        name: "InvalidParameterException",
      });
    });
  });

  describe("A client's OAuth settings", () => {
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
        "the implicit flow",
        { AllowedOAuthFlows: ["code", "implicit"] },
        "InvalidParameterException",
        "The implicit flow is not available in the emulator.",
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

  describe("Identity providers", () => {
    const create = (over = {}) =>
      pool.sdk.createIdentityProvider({
        UserPoolId,
        ProviderName: "Partner",
        ProviderType: "OIDC",
        ProviderDetails: OIDC,
        AttributeMapping: { email: "email" },
        IdpIdentifiers: ["partner.example"],
        ...over,
      });

    it("creates, describes, finds, changes, lists and deletes one", async () => {
      const { IdentityProvider } = await create();
      expect(IdentityProvider).toMatchObject({
        UserPoolId,
        ProviderName: "Partner",
        ProviderType: "OIDC",
        ProviderDetails: OIDC,
        AttributeMapping: { username: "sub", email: "email" },
        CreationDate: expect.any(Date),
      });
      const named = { UserPoolId, ProviderName: "Partner" };
      expect((await pool.sdk.describeIdentityProvider(named)).IdentityProvider).toEqual(IdentityProvider);
      const found = { UserPoolId, IdpIdentifier: "partner.example" };
      expect((await pool.sdk.getIdentityProviderByIdentifier(found)).IdentityProvider).toEqual(
        IdentityProvider,
      );
      await pool.sdk.updateIdentityProvider({ ...named, IdpIdentifiers: [] });
      await expect(pool.sdk.getIdentityProviderByIdentifier(found)).rejects.toMatchObject({
        name: "ResourceNotFoundException",
      });
      const { Providers } = await pool.sdk.listIdentityProviders({ UserPoolId });
      expect(Providers).toEqual([expect.objectContaining({ ProviderName: "Partner", ProviderType: "OIDC" })]);
      expect(JSON.stringify(Providers)).not.toContain("secret");
      await pool.sdk.deleteIdentityProvider(named);
      await expect(pool.sdk.describeIdentityProvider(named)).rejects.toMatchObject({
        name: "ResourceNotFoundException",
      });
    });

    it.each([
      [
        "SAML",
        { ProviderType: "SAML" },
        "Identity providers of the type SAML are not available in the emulator.",
      ],
      [
        "no issuer",
        { ProviderDetails: { ...OIDC, oidc_issuer: "" } },
        "Invalid ProviderDetails: oidc_issuer",
      ],
      [
        "an issuer in plain text",
        { ProviderDetails: { ...OIDC, oidc_issuer: "http://provider.example" } },
        "Invalid ProviderDetails: oidc_issuer",
      ],
      [
        "scopes without openid",
        { ProviderDetails: { ...OIDC, authorize_scopes: "email" } },
        "Invalid ProviderDetails: authorize_scopes",
      ],
      [
        "an attribute the pool lacks",
        { AttributeMapping: { "custom:none": "x" } },
        "AttributeMapping: the user pool has no attribute custom:none.",
      ],
      [
        "the subject as an attribute",
        { AttributeMapping: { sub: "sub" } },
        "AttributeMapping: the user pool has no attribute sub.",
      ],
    ])("refuses %s", async (_case, over, message) => {
      await expect(create(over)).rejects.toMatchObject({ name: "InvalidParameterException", message });
    });

    it("refuses a name or an identifier that is taken, and the pool's own name", async () => {
      await create();
      await expect(create()).rejects.toMatchObject({ name: "DuplicateProviderException" });
      await expect(create({ ProviderName: "Cognito" })).rejects.toMatchObject({
        name: "DuplicateProviderException",
      });
      await expect(create({ ProviderName: "Other" })).rejects.toMatchObject({
        message: "The identifier partner.example is already in use.",
      });
    });
  });
});
