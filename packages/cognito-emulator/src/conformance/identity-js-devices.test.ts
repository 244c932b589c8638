import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
  type ICognitoStorage,
} from "amazon-cognito-identity-js";
import { beforeEach, describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, openPool, present } from "./local-pool.ts";

/** What a browser keeps for the library; a device is what its storage says. */
class DeviceStorage implements ICognitoStorage {
  readonly items = new Map<string, string>();
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
  clear(): void {
    this.items.clear();
  }
}

describe("amazon-cognito-identity-js remembers devices", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  let person: Awaited<ReturnType<LocalPool["addUser"]>>;
  const open = async (DeviceOnlyRememberedOnUserPrompt: boolean) => {
    const DeviceConfiguration = { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt };
    pool = await openPool(emulator, { pool: { DeviceConfiguration } });
    person = await pool.addUser();
  };
  beforeEach(() => open(false));

  const client = (Storage: DeviceStorage) =>
    new CognitoUser({
      Username: person.username,
      Pool: new CognitoUserPool({
        UserPoolId: pool.userPoolId,
        ClientId: pool.clientId,
        endpoint: pool.endpoint,
        Storage,
      }),
      Storage,
    });
  const signIn = (user: CognitoUser) =>
    new Promise<{ session: CognitoUserSession; asksToRemember: boolean | undefined }>((resolve, reject) => {
      const details = new AuthenticationDetails({ Username: person.username, Password: person.password });
      user.authenticateUser(details, {
        onSuccess: (session, asksToRemember) => resolve({ session, asksToRemember }),
        onFailure: reject,
      });
    });
  const deviceKeyOf = ({ items }: DeviceStorage) =>
    [...items].find(([name]) => name.endsWith(".deviceKey"))?.[1];
  const claimed = ({ session }: { session: CognitoUserSession }) =>
    session.getAccessToken().payload["device_key"];
  const done = (
    call: (callbacks: { onSuccess: (said: string) => void; onFailure: (e: Error) => void }) => void,
  ) =>
    new Promise<string>((onSuccess, onFailure) => {
      call({ onSuccess, onFailure });
    });

  it("confirms a new device, and proves it over device SRP the next time", async () => {
    const storage = new DeviceStorage();
    const first = await signIn(client(storage));
    const key = present(deviceKeyOf(storage));
    expect(claimed(first)).toBe(key);
    const second = await signIn(client(storage));
    expect(claimed(second)).toBe(key);
    expect(deviceKeyOf(storage)).toBe(key);
    const named = { UserPoolId: pool.userPoolId, Username: person.username };
    const { Devices } = await pool.sdk.adminListDevices(named);
    expect(Devices?.map(({ DeviceKey }) => DeviceKey)).toEqual([key]);
  });

  it("does not sign in on a device whose secret was lost", async () => {
    const storage = new DeviceStorage();
    await signIn(client(storage));
    for (const name of storage.items.keys()) {
      if (name.endsWith(".randomPasswordKey")) storage.setItem(name, "another");
    }
    await expect(signIn(client(storage))).rejects.toMatchObject({ code: "NotAuthorizedException" });
  });

  it("drops a device that an administrator has forgotten, and signs in as a new one", async () => {
    const storage = new DeviceStorage();
    await signIn(client(storage));
    const old = present(deviceKeyOf(storage));
    await pool.sdk.adminForgetDevice({
      UserPoolId: pool.userPoolId,
      Username: person.username,
      DeviceKey: old,
    });
    const again = await signIn(client(storage));
    expect(deviceKeyOf(storage)).not.toBe(old);
    expect(claimed(again)).toBe(deviceKeyOf(storage));
  });

  it("renews with its device key", async () => {
    const storage = new DeviceStorage();
    const user = client(storage);
    const { session } = await signIn(user);
    const renewed = await new Promise<CognitoUserSession>((resolve, reject) => {
      user.refreshSession(session.getRefreshToken(), (error, fresh) =>
        error ? reject(error) : resolve(fresh),
      );
    });
    expect(claimed({ session: renewed })).toBe(deviceKeyOf(storage));
  });

  it("asks the user where the pool says so, and keeps to the answer", async () => {
    await open(true);
    const storage = new DeviceStorage();
    const user = client(storage);
    expect((await signIn(user)).asksToRemember).toBe(true);
    const named = { UserPoolId: pool.userPoolId, Username: person.username };
    const status = async () => {
      const { Devices } = await pool.sdk.adminListDevices(named);
      const attributes = Devices?.[0]?.DeviceAttributes ?? [];
      return attributes.find(({ Name }) => Name === "dev:device_remembered_status")?.Value;
    };
    expect(await status()).toBe("not_remembered");
    await done((callbacks) => user.setDeviceStatusRemembered(callbacks));
    expect(await status()).toBe("remembered");
    await signIn(client(storage));
    await done((callbacks) => user.setDeviceStatusNotRemembered(callbacks));
    expect(await status()).toBe("not_remembered");
  });

  it("lists, shows and forgets its devices", async () => {
    const storage = new DeviceStorage();
    const user = client(storage);
    await signIn(user);
    const key = deviceKeyOf(storage);
    const list = () =>
      new Promise<{ Devices: { DeviceKey: string }[] }>((onSuccess, onFailure) => {
        user.listDevices(10, null, { onSuccess, onFailure });
      });
    expect((await list()).Devices).toMatchObject([{ DeviceKey: key }]);
    const shown = new Promise((onSuccess, onFailure) => {
      user.getDevice({ onSuccess, onFailure });
    });
    expect(await shown).toMatchObject({ Device: { DeviceKey: key } });
    await done((callbacks) => user.forgetDevice(callbacks));
    expect((await list()).Devices).toEqual([]);
    expect(deviceKeyOf(storage)).toBeUndefined();
  });
});
