import { beforeEach, describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, openPool } from "./local-pool.ts";

const OIDC = {
  client_id: "app",
  client_secret: "secret",
  attributes_request_method: "GET",
  authorize_scopes: "openid email",
  oidc_issuer: "https://provider.example",
};

describe("The AWS SDK administers identity providers, and", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  let UserPoolId: string;
  beforeEach(async () => {
    pool = await openPool(emulator);
    UserPoolId = pool.userPoolId;
  });

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
    ["no issuer", { ProviderDetails: { ...OIDC, oidc_issuer: "" } }, "Invalid ProviderDetails: oidc_issuer"],
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
