import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { confirmDevice, type DeviceTokens, signInOn, tokensOf } from "../../test/device-client.ts";
import type { TestUser } from "../index.ts";

const refused = { __type: "NotAuthorizedException", message: "Invalid Refresh Token" };

describe("A sign-in made on a device", () => {
  let account: AccountPool;
  let user: TestUser;
  let tokens: DeviceTokens;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    const DeviceConfiguration = { DeviceOnlyRememberedOnUserPrompt: false };
    await account.administer("UpdateUserPool", { DeviceConfiguration });
    user = await account.pool.addUser();
    tokens = tokensOf(await signInOn(account, user));
  });

  /** Both ways to renew, with the device key and without. */
  const renewals = (key?: string) => {
    const { RefreshToken } = tokens;
    const AuthParameters = { REFRESH_TOKEN: RefreshToken, ...(key && { DEVICE_KEY: key }) };
    return [
      account.call("GetTokensFromRefreshToken", { RefreshToken, ...(key && { DeviceKey: key }) }),
      account.call("InitiateAuth", { AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters }),
    ];
  };

  it("is renewed by that device, which its new token names again", async () => {
    const { key } = await confirmDevice(account, tokens);
    for (const renewal of renewals(key)) {
      const { AccessToken } = tokensOf(await renewal);
      const [, payload = ""] = AccessToken.split(".");
      expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({ device_key: key });
    }
  });

  it("is renewed by nobody else: without the key, or on another device of the same person", async () => {
    await confirmDevice(account, tokens);
    const { key } = await confirmDevice(account, tokensOf(await signInOn(account, user)));
    for (const renewal of [...renewals(), ...renewals(key)]) expect(await renewal).toMatchObject(refused);
  });

  it("is not renewed before the device is confirmed, nor once it is forgotten", async () => {
    const key = tokens.NewDeviceMetadata?.DeviceKey;
    for (const renewal of renewals(key)) expect(await renewal).toMatchObject(refused);
    await confirmDevice(account, tokens);
    expect(await renewals(key)[0]).toHaveProperty("AuthenticationResult");
    const { AccessToken } = tokens;
    expect(await account.call("ForgetDevice", { AccessToken, DeviceKey: key })).toEqual({});
    for (const renewal of renewals(key)) expect(await renewal).toMatchObject(refused);
  });

  it("is renewed as any other once the pool tracks devices no more", async () => {
    await account.administer("UpdateUserPool", {});
    for (const renewal of renewals()) expect(await renewal).toHaveProperty("AuthenticationResult");
  });
});
