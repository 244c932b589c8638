import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator, parseSeed } from "../index.ts";

const oidc = "client_id: app, oidc_issuer: 'https://provider.example', authorize_scopes: openid";

const client = (settings: string) => `clients: [{ name: web, settings: { ${settings} } }]`;

describe("A seed of managed login", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await createEmulator({
      seed: { version: 1, pools: [{ name: "pool-0" }, { name: "pool-1" }] },
    });
  });
  afterAll(() => emulator.close());

  /** What is wrong with pools of these lines, and where; empty when they are taken. They are there, so no keys are made. */
  async function refusalOf(...pools: (readonly string[])[]): Promise<string> {
    const lines = pools.flatMap((own, index) => [
      `  - name: pool-${index}`,
      ...own.map((line) => `    ${line}`),
    ]);
    const text = ["version: 1", "pools:", ...lines].join("\n");
    const before = emulator.control.exportSeed();
    const plant = async () => emulator.control.importSeed(parseSeed(text, "seed.yaml"));
    const message = await plant().then(
      () => "",
      (error: Error) => error.message,
    );
    const isTaken = message === "";
    expect(isDeepStrictEqual(emulator.control.exportSeed(), before)).toBe(!isTaken);
    return message;
  }
  it.each([
    ["a callback that is not https", client("CallbackURLs: ['http://app.example/']"), "cannot use the HTTP"],
    ["a callback that is no address", client("CallbackURLs: [somewhere]"), "not a valid redirect URL"],
    ["OAuth without flows", client("AllowedOAuthFlowsUserPoolClient: true"), "AllowedOAuthFlows and"],
    [
      "a public client with client_credentials",
      client("AllowedOAuthFlows: [client_credentials]"),
      "does not have a client secret",
    ],
    ["an unknown scope", client("AllowedOAuthScopes: [api/read]"), "Invalid scope requested: api/read"],
    ["an unknown provider", client("SupportedIdentityProviders: [Partner]"), "Partner does not exist"],
    [
      "a default redirect that is not listed",
      client("DefaultRedirectURI: 'https://app.example/'"),
      "DefaultRedirectURI must be",
    ],
  ])("is refused as CreateUserPoolClient refuses it, where it stands: %s", async (_case, line, reason) => {
    const message = await refusalOf([line]);
    expect(message).toMatch(/^seed\.yaml:4:38 pools\[0\]\.clients\[0\]\.settings\n/);
    expect(message).toContain(`Cognito refuses this: `);
    expect(message).toContain(reason);
  });

  it.each([
    ["a reserved domain", "domain: { name: my-cognito }", "4:13 pools[0].domain", "reserved word: cognito"],
    [
      "a provider that is asked over plain HTTP",
      `identityProviders: [{ name: Partner, details: { ${oidc.replace("https", "http")} } }]`,
      "4:25 pools[0].identityProviders[0]",
      "oidc_issuer",
    ],
    [
      "a provider of another kind",
      `identityProviders: [{ name: Partner, type: SAML, details: {} }]`,
      "4:48 pools[0].identityProviders[0].type",
      "Expected OIDC",
    ],
    [
      "a provider under the name of the pool's own people",
      `identityProviders: [{ name: Cognito, details: { ${oidc} } }]`,
      "pools[0].identityProviders[0]",
      "already exists",
    ],
    [
      "a resource server twice",
      "resourceServers: [{ identifier: api, name: A }, { identifier: api, name: B }]",
      "pools[0].resourceServers[1]",
      "twice",
    ],
  ])("is refused whole, where it stands: %s", async (_case, line, where, reason) => {
    const message = await refusalOf([line]);
    expect(message).toContain(where);
    expect(message).toContain(reason);
  });

  it.each([
    [
      "that are asked for and not there",
      "settings: { MfaConfiguration: 'ON' }",
      "4:15 pools[0].settings",
      "SMS configuration",
    ],
    [
      "that nobody asks for",
      "mfa: { SoftwareTokenMfaConfiguration: { Enabled: true } }",
      "4:10 pools[0].mfa",
      "can't turn off MFA",
    ],
  ])("begins no pool with second factors %s", async (_case, line, where, reason) => {
    const seed = parseSeed(`version: 1\npools:\n  - name: another\n    ${line}`, "seed.yaml");
    const planted = emulator.control.importSeed(seed);
    await expect(planted).rejects.toThrow(where);
    await expect(planted).rejects.toThrow(reason);
  });

  it("gives no domain to two pools", async () => {
    const message = await refusalOf(["domain: { name: products }"], ["domain: { name: products }"]);
    expect(message).toContain("pools[1].domain");
    expect(message).toContain("already associated with another user pool");
  });

  it("gives nobody the identity of somebody else, of the seed or of the pool, and asks for no provider", async () => {
    const person = (username: string, ...subjects: string[]) => {
      const identities = subjects.map(
        (userId) =>
          `{ userId: ${userId}, providerName: Gone, providerType: OIDC, issuer: null, primary: 'false', dateCreated: '0' }`,
      );
      return `  - { username: ${username}, identities: [${identities.join(", ")}] }`;
    };
    const message = await refusalOf(["users:", person("yui", "one"), person("ren", "two", "one")]);
    expect(message).toContain("pools[0].users[1].identities[1]");
    expect(message).toContain("Merging is not currently supported");
    expect(await refusalOf(["users:", person("yui", "one", "one")])).toContain("users[0].identities[1]");
    expect(await refusalOf(["users:", person("yui", "one")])).toBe("");
    expect(await refusalOf(["users:", person("ren", "one")])).toContain("pools[0].users[0].identities[0]");
    // Who is there already stays as he is.
    expect(await refusalOf(["users:", person("yui", "one"), person("ren", "two")])).toBe("");
  });

  it("is taken with a domain, scopes, a provider, and a client that names them", async () => {
    const message = await refusalOf([
      "domain: { name: products }",
      "resourceServers: [{ identifier: api, name: API, scopes: [{ name: read, description: Read }] }]",
      `identityProviders: [{ name: Partner, details: { ${oidc} } }]`,
      client(
        "AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: [code], AllowedOAuthScopes: [openid, api/read], CallbackURLs: ['http://localhost:3000/'], SupportedIdentityProviders: [COGNITO, Partner]",
      ),
    ]);
    expect(message).toBe("");
  });
});
