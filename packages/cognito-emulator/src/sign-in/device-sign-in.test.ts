import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { beginDeviceSrp, confirmDevice, proveDevice, signInOn, tokensOf } from "../../test/device-client.ts";
import { answerSrp, beginSrp, prove } from "../../test/srp-client.ts";
import type { TestUser } from "../index.ts";

const unknown = { __type: "ResourceNotFoundException", message: "Device does not exist." };
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());

describe("In a pool that tracks devices", () => {
  let account: AccountPool;
  let user: TestUser;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    await track({ ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false });
    user = await account.pool.addUser();
  });

  const track = (DeviceConfiguration: object) =>
    account.administer("UpdateUserPool", { AutoVerifiedAttributes: ["email"], DeviceConfiguration });
  const remembered = async () => confirmDevice(account, tokensOf(await signInOn(account, user)));
  const srpSignIn = async (DEVICE_KEY?: string | null) => {
    const begun = await beginSrp(account, user.username);
    const proof = prove(account, begun, user.password);
    const answer = (key: string | null | undefined) =>
      account.call("RespondToAuthChallenge", {
        ChallengeName: "PASSWORD_VERIFIER",
        Session: begun.Session,
        ChallengeResponses: { ...proof, ...(key !== undefined && { DEVICE_KEY: key }) },
      });
    return { begun, answer, answered: await answer(DEVICE_KEY) };
  };

  it("a sign-in without a device is given the keys of a new one, and its access token names it", async () => {
    const { AccessToken, NewDeviceMetadata } = tokensOf(await signInOn(account, user));
    expect(NewDeviceMetadata).toEqual({
      DeviceKey: expect.stringMatching(/^ap-northeast-1_[0-9a-f-]{36}$/),
      DeviceGroupKey: expect.stringMatching(/^-[\w-]+$/),
    });
    expect(claimsOf(AccessToken)).toMatchObject({ device_key: NewDeviceMetadata?.DeviceKey });
  });

  it("a remembered device proves itself and gets tokens, by password and over SRP", async () => {
    const device = await remembered();
    expect(device.confirmation).toEqual({ UserConfirmationNecessary: false });
    const ways = [await signInOn(account, user, device.key), (await srpSignIn(device.key)).answered];
    for (const asked of ways) {
      expect(asked).toMatchObject({ ChallengeName: "DEVICE_SRP_AUTH", Session: expect.any(String) });
      const begun = await beginDeviceSrp(account, asked, { ...user, ...device });
      expect(begun).toMatchObject({
        ChallengeName: "DEVICE_PASSWORD_VERIFIER",
        ChallengeParameters: { USERNAME: user.username, DEVICE_KEY: device.key },
      });
      const tokens = tokensOf(await proveDevice(account, begun, device));
      expect(claimsOf(tokens.AccessToken)).toMatchObject({ device_key: device.key });
      expect(tokens).not.toHaveProperty("NewDeviceMetadata");
    }
  });

  it("a person who typed an address is known by it to the end", async () => {
    const device = await remembered();
    const typed = { username: `${user.username}@example.com`, password: user.password };
    const asked = await signInOn(account, typed, device.key);
    const begun = await beginDeviceSrp(account, asked, { ...typed, ...device });
    expect(await proveDevice(account, begun, device)).toHaveProperty("AuthenticationResult");
  });

  it("a device's key without its secret opens nothing, and the session is spent", async () => {
    const device = await remembered();
    const asked = await signInOn(account, user, device.key);
    const begun = await beginDeviceSrp(account, asked, { ...user, ...device });
    expect(await proveDevice(account, begun, { ...device, password: "guessed" })).toMatchObject({
      message: "Incorrect username or password.",
    });
    expect(await proveDevice(account, begun, device)).toMatchObject({
      message: "Invalid session for the user, session can only be used once.",
    });
  });

  it("two proofs at once open one sign-in", async () => {
    const device = await remembered();
    const asked = await signInOn(account, user, device.key);
    const begun = await beginDeviceSrp(account, asked, { ...user, ...device });
    const answers = await Promise.all([1, 2, 3].map(() => proveDevice(account, begun, device)));
    expect(answers.filter((answer) => "AuthenticationResult" in answer)).toHaveLength(1);
    const asking = await signInOn(account, user, device.key);
    const begins = await Promise.all(
      [1, 2, 3].map(() => beginDeviceSrp(account, asking, { ...user, ...device })),
    );
    expect(begins.filter((answer) => "Session" in answer)).toHaveLength(1);
  });

  it("an unknown device is told so before its session ends, and goes on as a new one", async () => {
    const key = "ap-northeast-1_00000000-0000-4000-8000-000000000000";
    const { answer, answered } = await srpSignIn(key);
    expect(answered).toMatchObject(unknown);
    expect(tokensOf(await answer(null))).toHaveProperty("NewDeviceMetadata");
    expect(await signInOn(account, user, key)).toMatchObject(unknown);
  });

  it("another person's device is unknown, and a name nobody has is told the same", async () => {
    const { key } = await remembered();
    user = await account.pool.addUser();
    expect((await srpSignIn(key)).answered).toMatchObject(unknown);
    const begun = await beginSrp(account, "nobody");
    const proof = { ...prove(account, begun, user.password), DEVICE_KEY: key };
    expect(await answerSrp(account, begun.Session, proof)).toMatchObject(unknown);
  });

  it("a device that is not remembered is not asked, but still known", async () => {
    const tokens = tokensOf(await signInOn(account, user));
    const device = await confirmDevice(account, tokens);
    const { AccessToken } = tokens;
    const status = { DeviceKey: device.key, DeviceRememberedStatus: "not_remembered" };
    expect(await account.call("UpdateDeviceStatus", { AccessToken, ...status })).toEqual({});
    const again = tokensOf(await signInOn(account, user, device.key));
    expect(again).not.toHaveProperty("NewDeviceMetadata");
    expect(claimsOf(again.AccessToken)).toMatchObject({ device_key: device.key });
  });

  it("a device waits for its user's word where the pool says so", async () => {
    await track({ ChallengeRequiredOnNewDevice: false, DeviceOnlyRememberedOnUserPrompt: true });
    const tokens = tokensOf(await signInOn(account, user));
    const device = await confirmDevice(account, tokens);
    expect(device.confirmation).toEqual({ UserConfirmationNecessary: true });
    expect(await signInOn(account, user, device.key)).toHaveProperty("AuthenticationResult");
    const { AccessToken } = tokens;
    const status = { DeviceKey: device.key, DeviceRememberedStatus: "remembered" };
    await account.call("UpdateDeviceStatus", { AccessToken, ...status });
    expect(await signInOn(account, user, device.key)).toMatchObject({ ChallengeName: "DEVICE_SRP_AUTH" });
  });

  it("a device forgotten, or a person disabled, in the middle of a sign-in is out", async () => {
    const device = await remembered();
    const begin = async () =>
      beginDeviceSrp(account, await signInOn(account, user, device.key), { ...user, ...device });
    const begun = await begin();
    await account.administer("AdminDisableUser", { Username: user.username });
    expect(await proveDevice(account, begun, device)).toMatchObject({ message: "User is disabled." });
    await account.administer("AdminEnableUser", { Username: user.username });
    const again = await begin();
    const gone = { Username: user.username, DeviceKey: device.key };
    expect(await account.administer("AdminForgetDevice", gone)).toEqual({});
    expect(await proveDevice(account, again, device)).toMatchObject(unknown);
  });

  it("a pool without devices gives no keys, and passes over one that is offered", async () => {
    await track({});
    const tokens = tokensOf(await signInOn(account, user, "ap-northeast-1_0"));
    expect(tokens).not.toHaveProperty("NewDeviceMetadata");
    expect(claimsOf(tokens.AccessToken)).not.toHaveProperty("device_key");
  });

  it("a device that is no longer remembered opens nothing, though its sign-in began before", async () => {
    const device = await remembered();
    const asked = await signInOn(account, user, device.key);
    await account.administer("AdminUpdateDeviceStatus", {
      Username: user.username,
      DeviceKey: device.key,
      DeviceRememberedStatus: "not_remembered",
    });
    const begun = await beginDeviceSrp(account, asked, { ...user, ...device });
    expect(begun).toMatchObject({ __type: "NotAuthorizedException" });
  });

  it("a remembered device stands for no second factor where the pool does not say so", async () => {
    const device = await remembered();
    await track({ ChallengeRequiredOnNewDevice: false, DeviceOnlyRememberedOnUserPrompt: false });
    const required = { MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: { Enabled: true } };
    await account.administer("SetUserPoolMfaConfig", required);
    expect(await signInOn(account, user, device.key)).toMatchObject({ ChallengeName: "MFA_SETUP" });
  });
});
