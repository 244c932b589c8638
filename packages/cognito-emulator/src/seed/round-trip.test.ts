import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callOperation, signedFor } from "../../test/call-operation.ts";
import { type FederatedApp, openFederatedApp } from "../../test/federated-app.ts";
import { CLIENT } from "../../test/foreign-provider.ts";
import { REGION } from "../../test/oauth-app.ts";
import { createEmulator, type Emulator, parseSeed } from "../index.ts";

/** The same answer with attributes by name: AWS promises no order. */
const inOrder = (answer: object): unknown =>
  JSON.parse(JSON.stringify(answer), (key, value) =>
    key === "Attributes" || key === "UserAttributes"
      ? (value as { Name: string }[]).toSorted((one, next) => one.Name.localeCompare(next.Name)) // AWS AttributeType
      : value,
  );

describe("An export that another emulator is seeded with", () => {
  let federated: FederatedApp;
  let other: Emulator;
  let userPoolId: string;
  beforeAll(async () => {
    federated = await openFederatedApp();
    const { app, leave, comeBack } = federated;
    userPoolId = app.userPoolId;
    await app.administer("CreateResourceServer", {
      Identifier: "https://api.example",
      Name: "API",
      Scopes: [{ ScopeName: "read", ScopeDescription: "Read items" }],
    });
    await app.administer("CreateResourceServer", { Identifier: "gone", Name: "Gone" });
    await app.administer("CreateIdentityProvider", {
      ProviderName: "Confidential",
      ProviderType: "OIDC",
      ProviderDetails: {
        client_id: CLIENT,
        client_secret: "a-secret-of-the-provider",
        attributes_request_method: "POST",
        authorize_scopes: "openid",
        oidc_issuer: "https://confidential.example",
      },
      IdpIdentifiers: ["confidential.example"],
    });
    await app.administer("CreateUserPoolClient", {
      ClientName: "machine",
      GenerateSecret: true,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthScopes: ["https://api.example/read"],
      SupportedIdentityProviders: ["COGNITO", "Confidential"],
    });
    await app.administer("CreateGroup", { GroupName: "admin", Precedence: 1, Description: "管理者" });
    await app.administer("SetUserPoolMfaConfig", {
      MfaConfiguration: "OPTIONAL",
      SoftwareTokenMfaConfiguration: { Enabled: true },
      EmailMfaConfiguration: { Message: "The code is {####}", Subject: "Code" },
      WebAuthnConfiguration: { RelyingPartyId: "localhost", UserVerification: "required" },
    });
    await app.addUser("yui", { "custom:role": "user" });
    await app.administer("AdminLinkProviderForUser", {
      DestinationUser: { ProviderName: "Cognito", ProviderAttributeValue: "yui" },
      SourceUser: {
        ProviderName: "Confidential",
        ProviderAttributeName: "Cognito_Subject",
        ProviderAttributeValue: "yui-there",
      },
    });
    const browser = app.browser();
    await comeBack(browser, await leave(browser));
    // Through the text, as a file would carry it; under the same clock, for the dates are those of the planting.
    const text = await (await fetch(`${app.emulator.url}/_local/api/export`)).text();
    other = await createEmulator({ clock: { now: () => app.now } });
    await other.control.importSeed(parseSeed(text, "export.yaml"));
  });
  afterAll(async () => {
    await other.close();
    await federated.close();
  });

  const ask = async (emulator: Emulator, operation: string, body: object) => {
    const asked = { UserPoolId: userPoolId, ...body };
    const { status, body: answer } = await callOperation(emulator.url, operation, asked, signedFor(REGION));
    expect(status).toBe(200);
    return answer;
  };
  /** What both say, which is the same. */
  const same = async (operation: string, body: object = {}) => {
    const answer = await ask(federated.app.emulator, operation, body);
    expect(inOrder(await ask(other, operation, body))).toEqual(inOrder(answer));
    return answer;
  };
  const all = async (operation: string, list: string, by: string) => {
    const listed = (await same(operation, { MaxResults: 50 }))[list] as Record<string, string>[]; // AWS lists of summaries
    expect(listed.length).toBeGreaterThan(0);
    return listed.map((entry) => entry[by] ?? "");
  };

  it("has the pool, its domain and its second factors", async () => {
    const { UserPool } = await same("DescribeUserPool");
    const { Domain } = UserPool as { Domain: string }; // AWS UserPoolType
    expect(await same("DescribeUserPoolDomain", { Domain })).toMatchObject({
      DomainDescription: { UserPoolId: userPoolId },
    });
    expect(await same("GetUserPoolMfaConfig")).toMatchObject({ MfaConfiguration: "OPTIONAL" });
  });

  it("has every app client, with its secret", async () => {
    for (const ClientId of await all("ListUserPoolClients", "UserPoolClients", "ClientId")) {
      const described = await same("DescribeUserPoolClient", { ClientId });
      expect(described).toHaveProperty("UserPoolClient.ClientId", ClientId);
    }
  });

  it("has every resource server", async () => {
    for (const Identifier of await all("ListResourceServers", "ResourceServers", "Identifier")) {
      const described = await same("DescribeResourceServer", { Identifier });
      expect(described).toHaveProperty("ResourceServer.Identifier", Identifier);
    }
  });

  it("has every identity provider, with its secret readable as app clients' are", async () => {
    for (const ProviderName of await all("ListIdentityProviders", "Providers", "ProviderName")) {
      await same("DescribeIdentityProvider", { ProviderName });
    }
    expect(await same("DescribeIdentityProvider", { ProviderName: "Confidential" })).toHaveProperty(
      "IdentityProvider.ProviderDetails.client_secret",
      "a-secret-of-the-provider",
    );
  });

  it("has every group, and everybody with what ties them to providers", async () => {
    for (const GroupName of await all("ListGroups", "Groups", "GroupName")) {
      await same("GetGroup", { GroupName });
    }
    const { Users } = await same("ListUsers");
    const names = (Users as { Username: string }[]).map(({ Username }) => Username); // AWS UserType
    expect(names.toSorted()).toEqual(["Elsewhere_somebody", "yui"]);
    for (const Username of names) {
      expect(JSON.stringify(await same("AdminGetUser", { Username }))).toContain("identities");
      await same("AdminListGroupsForUser", { Username });
    }
  });

  it("is the same export again, but for scopes and providers that were deleted since", async () => {
    const { app } = federated;
    expect(other.control.exportSeed()).toEqual(app.emulator.control.exportSeed());
    await app.administer("DeleteIdentityProvider", { ProviderName: "Confidential" });
    await app.administer("DeleteResourceServer", { Identifier: "https://api.example" });
    const again = await createEmulator({ seed: app.emulator.control.exportSeed() });
    const [pool] = again.control.exportSeed().pools;
    await again.close();
    const machine = pool?.clients?.find(({ name }) => name === "machine");
    expect(machine?.settings?.SupportedIdentityProviders).toEqual(["COGNITO"]);
    // It has no scope left to ask for, and nobody may be told to have OAuth without one.
    expect(machine?.settings?.AllowedOAuthScopes).toEqual([]);
    expect(machine?.settings?.AllowedOAuthFlowsUserPoolClient ?? false).toBe(false);
  });
});
