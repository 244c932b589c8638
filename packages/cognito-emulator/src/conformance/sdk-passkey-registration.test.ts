import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SoftwareAuthenticator } from "../../test/software-authenticator.ts";
import { createEmulator, type Emulator } from "../index.ts";
import { openChoicePool } from "./choice-pool.ts";
import { openPool, PASSWORD, present } from "./local-pool.ts";
import { ORIGIN, openPasskeyPool, registerPasskey, startRegistration, tokenOf } from "./passkey-pool.ts";

describe("The AWS SDK registers passkeys", () => {
  let emulator: Emulator;
  let now = Date.UTC(2026, 10, 2, 6, 0, 0);
  beforeAll(async () => {
    emulator = await createEmulator({ dataDir: null, clock: { now: () => now } });
  });
  afterAll(() => emulator.close());

  const arrive = async (UserVerification?: "required") => {
    const pool = await openPasskeyPool(emulator, UserVerification);
    const user = await pool.addUser();
    return { pool, ...user, AccessToken: await tokenOf(pool, user.username) };
  };

  it("tells how the pool takes passkeys, and keeps that through UpdateUserPool", async () => {
    const pool = await openPasskeyPool(emulator, "required");
    const UserPoolId = pool.userPoolId;
    const WebAuthnConfiguration = { RelyingPartyId: "localhost", UserVerification: "required" };
    expect(await pool.sdk.getUserPoolMfaConfig({ UserPoolId })).toMatchObject({ WebAuthnConfiguration });
    await pool.sdk.updateUserPool({ UserPoolId });
    await pool.sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: "OFF" });
    expect(await pool.sdk.getUserPoolMfaConfig({ UserPoolId })).toMatchObject({ WebAuthnConfiguration });
  });

  it("refuses a passkey as a second factor, which it would not be", async () => {
    const { sdk, userPoolId: UserPoolId } = await openPool(emulator);
    const FactorConfiguration = "MULTI_FACTOR_WITH_USER_VERIFICATION";
    await expect(
      sdk.setUserPoolMfaConfig({
        UserPoolId,
        WebAuthnConfiguration: { RelyingPartyId: "localhost", FactorConfiguration },
      }),
    ).rejects.toMatchObject({ name: "InvalidParameterException" });
  });

  it("answers options that a browser takes, and names the user by sub", async () => {
    const { pool, AccessToken, username, sub } = await arrive();
    expect(await startRegistration(pool, AccessToken)).toEqual({
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      rp: { id: "localhost", name: "localhost" },
      user: { id: Buffer.from(sub).toString("base64url"), name: username, displayName: username },
      pubKeyCredParams: [
        { alg: -7, type: "public-key" },
        { alg: -257, type: "public-key" },
      ],
      timeout: 60_000,
      excludeCredentials: [],
      authenticatorSelection: {
        requireResidentKey: true,
        residentKey: "required",
        userVerification: "preferred",
      },
    });
  });

  it("lists, pages and deletes what was registered, and asks not to register it twice", async () => {
    const { pool, AccessToken } = await arrive();
    const first = await registerPasskey(pool, AccessToken);
    now += 1000;
    const second = await registerPasskey(pool, AccessToken);
    const page = await pool.sdk.listWebAuthnCredentials({ AccessToken, MaxResults: 1 });
    expect(page.Credentials).toEqual([
      {
        CredentialId: first.id,
        FriendlyCredentialName: "Passkey",
        RelyingPartyId: "localhost",
        AuthenticatorAttachment: "platform",
        AuthenticatorTransports: ["internal"],
        CreatedAt: new Date(now - 1000),
      },
    ]);
    const { NextToken } = page;
    const rest = await pool.sdk.listWebAuthnCredentials({ AccessToken, NextToken });
    expect(rest.Credentials?.map(({ CredentialId }) => CredentialId)).toEqual([second.id]);
    expect(rest.NextToken).toBeUndefined();
    expect(await startRegistration(pool, AccessToken)).toMatchObject({
      excludeCredentials: [{ id: first.id }, { id: second.id }],
    });

    await pool.sdk.deleteWebAuthnCredential({ AccessToken, CredentialId: first.id });
    const left = await pool.sdk.listWebAuthnCredentials({ AccessToken });
    expect(left.Credentials?.map(({ CredentialId }) => CredentialId)).toEqual([second.id]);
    await expect(
      pool.sdk.deleteWebAuthnCredential({ AccessToken, CredentialId: first.id }),
    ).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  it("deletes nobody else's passkey", async () => {
    const { pool, AccessToken } = await arrive();
    const passkey = await registerPasskey(pool, AccessToken);
    const other = await pool.addUser();
    await expect(
      pool.sdk.deleteWebAuthnCredential({
        AccessToken: await tokenOf(pool, other.username),
        CredentialId: passkey.id,
      }),
    ).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    expect((await pool.sdk.listWebAuthnCredentials({ AccessToken })).Credentials).toHaveLength(1);
  });

  it.each([
    ["on a page of another site", { origin: "https://evil.example" }, "WebAuthnOriginNotAllowedException"],
    [
      "on a page whose name only ends alike",
      { origin: "https://notlocalhost" },
      "WebAuthnOriginNotAllowedException",
    ],
    [
      "by an authenticator for another site",
      { rpId: "evil.example" },
      "WebAuthnRelyingPartyMismatchException",
    ],
    ["for another challenge", { challenge: "c29tZXRoaW5nIGVsc2U" }, "WebAuthnChallengeNotFoundException"],
    ["as a sign-in", { type: "webauthn.get" }, "WebAuthnCredentialNotSupportedException"],
    ["with nobody present", { userPresent: false }, "WebAuthnCredentialNotSupportedException"],
    ["with a key of another algorithm", { algorithm: -8 }, "WebAuthnCredentialNotSupportedException"],
  ])("refuses a passkey made %s", async (_how, over, name) => {
    const { pool, AccessToken } = await arrive();
    await expect(registerPasskey(pool, AccessToken, over)).rejects.toMatchObject({ name });
    expect((await pool.sdk.listWebAuthnCredentials({ AccessToken })).Credentials).toEqual([]);
  });

  it("demands that the person is verified where the pool does", async () => {
    const strict = await arrive("required");
    await expect(
      registerPasskey(strict.pool, strict.AccessToken, { userVerified: false }),
    ).rejects.toMatchObject({ name: "WebAuthnCredentialNotSupportedException" });
    const lenient = await arrive();
    await registerPasskey(lenient.pool, lenient.AccessToken, { userVerified: false });
  });

  it("takes one answer to a challenge, of two at once too, and none when it is too old", async () => {
    const { pool, AccessToken } = await arrive();
    const options = await startRegistration(pool, AccessToken);
    const complete = () =>
      pool.sdk.completeWebAuthnRegistration({
        AccessToken,
        Credential: new SoftwareAuthenticator(ORIGIN).create(options),
      });
    const both = await Promise.allSettled([complete(), complete()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(complete()).rejects.toMatchObject({ name: "WebAuthnChallengeNotFoundException" });

    const late = await startRegistration(pool, AccessToken);
    now += 3 * 60_000;
    await expect(
      pool.sdk.completeWebAuthnRegistration({
        AccessToken,
        Credential: new SoftwareAuthenticator(ORIGIN).create(late),
      }),
    ).rejects.toMatchObject({ name: "WebAuthnChallengeNotFoundException" });
  });

  it("registers one passkey once, whoever offers it", async () => {
    const { pool, AccessToken } = await arrive();
    const passkey = await registerPasskey(pool, AccessToken);
    const other = await pool.addUser();
    const token = await tokenOf(pool, other.username);
    const Credential = passkey.create(await startRegistration(pool, token));
    await expect(
      pool.sdk.completeWebAuthnRegistration({ AccessToken: token, Credential }),
    ).rejects.toMatchObject({ name: "WebAuthnCredentialNotSupportedException" });
  });

  it("finishes through the client that began", async () => {
    const { pool, AccessToken, username } = await arrive();
    const { UserPoolClient } = await pool.sdk.createUserPoolClient({
      UserPoolId: pool.userPoolId,
      ClientName: "another",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
    });
    const { AuthenticationResult } = await pool.sdk.initiateAuth({
      ClientId: present(UserPoolClient?.ClientId),
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD },
    });
    const Credential = new SoftwareAuthenticator(ORIGIN).create(await startRegistration(pool, AccessToken));
    await expect(
      pool.sdk.completeWebAuthnRegistration({ AccessToken: AuthenticationResult?.AccessToken, Credential }),
    ).rejects.toMatchObject({ name: "WebAuthnClientMismatchException" });
    await pool.sdk.completeWebAuthnRegistration({ AccessToken, Credential });
  });

  it("needs a pool that allows passkeys, and names their site", async () => {
    const closed = await openChoicePool(emulator, ["PASSWORD"]);
    const nobody = await closed.addUser();
    await expect(startRegistration(closed, await tokenOf(closed, nobody.username))).rejects.toMatchObject({
      name: "WebAuthnNotEnabledException",
    });
    const nameless = await openChoicePool(emulator, ["PASSWORD", "WEB_AUTHN"]);
    const somebody = await nameless.addUser();
    await expect(
      startRegistration(nameless, await tokenOf(nameless, somebody.username)),
    ).rejects.toMatchObject({ name: "WebAuthnConfigurationMissingException" });
  });

  it("stops at twenty passkeys", async () => {
    const { pool, AccessToken } = await arrive();
    for (let made = 0; made < 20; made += 1) await registerPasskey(pool, AccessToken);
    await expect(startRegistration(pool, AccessToken)).rejects.toMatchObject({
      name: "LimitExceededException",
    });
  });
});
