import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { confirmDevice, type DeviceTokens, signInOn, tokensOf } from "../../test/device-client.ts";
import type { TestUser } from "../index.ts";

const unknown = { __type: "ResourceNotFoundException", message: "Device does not exist." };
const secret = { Salt: "AQ==", PasswordVerifier: "Ag==" };

describe("A person's devices", () => {
  let account: AccountPool;
  let user: TestUser;
  let tokens: DeviceTokens;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    await account.administer("UpdateUserPool", {
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
    });
    user = await account.pool.addUser();
    tokens = tokensOf(await signInOn(account, user));
  });

  const confirm = (body: object) =>
    account.call("ConfirmDevice", {
      AccessToken: tokens.AccessToken,
      DeviceKey: tokens.NewDeviceMetadata?.DeviceKey,
      DeviceSecretVerifierConfig: secret,
      ...body,
    });

  it("are confirmed only under a key that was given to that person", async () => {
    const other = tokensOf(await signInOn(account, await account.pool.addUser()));
    for (const DeviceKey of [other.NewDeviceMetadata?.DeviceKey, "ap-northeast-1_0123"]) {
      expect(await confirm({ DeviceKey })).toMatchObject(unknown);
    }
    expect(await confirm({ DeviceKey: "no key" })).toMatchObject({ __type: "InvalidParameterException" });
    expect(await confirm({})).toEqual({ UserConfirmationNecessary: false });
    expect(await confirm({})).toMatchObject({ __type: "DeviceKeyExistsException" });
  });

  it("need a secret that proves something", async () => {
    for (const bend of [undefined, {}, { ...secret, PasswordVerifier: "AA==" }, { ...secret, Salt: "-" }]) {
      expect(await confirm({ DeviceSecretVerifierConfig: bend })).toMatchObject({
        __type: "InvalidParameterException",
        message: "Invalid device secret verifier config given.",
      });
    }
  });

  it("are seen by that person and by administrators, who also see whose they are", async () => {
    const { key } = await confirmDevice(account, tokens);
    const seen = {
      DeviceKey: key,
      DeviceAttributes: [
        { Name: "device_status", Value: "valid" },
        { Name: "device_name", Value: "A test" },
        { Name: "last_ip_used", Value: "127.0.0.1" },
      ],
      DeviceCreateDate: account.now / 1000,
      DeviceLastModifiedDate: account.now / 1000,
      DeviceLastAuthenticatedDate: account.now / 1000,
    };
    const { AccessToken } = tokens;
    expect(await account.call("GetDevice", { AccessToken, DeviceKey: key })).toEqual({ Device: seen });
    expect(await account.call("ListDevices", { AccessToken })).toEqual({ Devices: [seen] });
    const asked = { Username: user.username, DeviceKey: key };
    const { Device } = await account.administer("AdminGetDevice", asked);
    expect(Device).toEqual({
      ...seen,
      DeviceAttributes: [
        ...seen.DeviceAttributes,
        { Name: "dev:device_owner", Value: `${user.username}.${account.pool.userPoolId}` },
        { Name: "dev:device_remembered_status", Value: "remembered" },
      ],
    });
    expect(await account.administer("AdminListDevices", asked)).toEqual({ Devices: [Device] });
  });

  it("are nobody else's to see, change or forget", async () => {
    const { key: DeviceKey } = await confirmDevice(account, tokens);
    const stranger = await account.pool.addUser();
    const { AccessToken } = tokensOf(await signInOn(account, stranger));
    const DeviceRememberedStatus = "not_remembered";
    for (const operation of ["GetDevice", "ForgetDevice", "UpdateDeviceStatus"]) {
      const body = { AccessToken, DeviceKey, DeviceRememberedStatus };
      expect(await account.call(operation, body)).toMatchObject(unknown);
    }
    for (const operation of ["AdminGetDevice", "AdminForgetDevice", "AdminUpdateDeviceStatus"]) {
      const body = { Username: stranger.username, DeviceKey, DeviceRememberedStatus };
      expect(await account.administer(operation, body)).toMatchObject(unknown);
    }
    expect(await account.call("ListDevices", { AccessToken })).toEqual({ Devices: [] });
  });

  it("are listed page by page, and change and go at an administrator's word", async () => {
    const first = await confirmDevice(account, tokens);
    account.now += 1000;
    const second = await confirmDevice(account, tokensOf(await signInOn(account, user)));
    const { AccessToken } = tokens;
    const page = await account.call("ListDevices", { AccessToken, Limit: 1 });
    expect(page).toMatchObject({ Devices: [{ DeviceKey: first.key }] });
    const { PaginationToken } = page;
    expect(await account.call("ListDevices", { AccessToken, Limit: 1, PaginationToken })).toMatchObject({
      Devices: [{ DeviceKey: second.key }],
    });
    const named = { Username: user.username, DeviceKey: first.key };
    const DeviceRememberedStatus = "not_remembered";
    await account.administer("AdminUpdateDeviceStatus", { ...named, DeviceRememberedStatus });
    expect(await account.administer("AdminGetDevice", named)).toMatchObject({
      Device: {
        DeviceAttributes: expect.arrayContaining([
          { Name: "dev:device_remembered_status", Value: "not_remembered" },
        ]),
        DeviceLastModifiedDate: account.now / 1000,
      },
    });
    expect(await account.administer("AdminForgetDevice", named)).toEqual({});
    expect(await account.call("ListDevices", { AccessToken })).toMatchObject({
      Devices: [{ DeviceKey: second.key }],
    });
  });

  it("are no business of a pool that does not track them", async () => {
    await account.administer("UpdateUserPool", {});
    const refused = { __type: "InvalidUserPoolConfigurationException" };
    const { AccessToken } = tokens;
    expect(await confirm({})).toMatchObject(refused);
    expect(await account.call("ListDevices", { AccessToken })).toMatchObject(refused);
    expect(await account.administer("AdminListDevices", { Username: user.username })).toMatchObject(refused);
  });
});
