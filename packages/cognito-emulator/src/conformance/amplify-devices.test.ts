import {
  confirmSignIn,
  fetchAuthSession,
  fetchDevices,
  forgetDevice,
  rememberDevice,
  signIn,
  signOut,
} from "aws-amplify/auth";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  copyRole,
  createChallenge,
  defineChallenge,
  lambdaConfig,
  verifyChallenge,
} from "../../test/lambda-functions.ts";
import { createEmulator, type Emulator } from "../index.ts";
import { pointAmplifyAt } from "./amplify-client.ts";
import { type LocalPool, openPool, present } from "./local-pool.ts";

describe("AWS Amplify remembers devices", () => {
  let emulator: Emulator;
  let pool: LocalPool;
  let person: Awaited<ReturnType<LocalPool["addUser"]>>;
  beforeAll(async () => {
    emulator = await createEmulator({
      dataDir: null,
      triggers: {
        define: defineChallenge,
        create: createChallenge,
        verify: verifyChallenge,
        "copy-role": copyRole,
      },
    });
  });
  afterAll(() => emulator.close());
  beforeEach(async () => {
    // Amplify names the device by the browser's `navigator`, which Node has from version 21 on, in this form.
    vi.stubGlobal("navigator", { userAgent: `Node.js/${process.versions.node.split(".")[0]}` });
    await open(false);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const open = async (
    DeviceOnlyRememberedOnUserPrompt: boolean,
    settings: Parameters<typeof openPool>[1] = {},
  ) => {
    const DeviceConfiguration = { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt };
    pool = await openPool(emulator, { ...settings, pool: { ...settings.pool, DeviceConfiguration } });
    person = await pool.addUser();
    await pointAmplifyAt(pool);
  };

  const named = () => ({ UserPoolId: pool.userPoolId, Username: person.username });
  const enter = (authFlowType: "USER_SRP_AUTH" | "USER_PASSWORD_AUTH" = "USER_SRP_AUTH") =>
    signIn({ username: person.username, password: person.password, options: { authFlowType } });
  const claimed = async (options = {}) =>
    present((await fetchAuthSession(options)).tokens?.accessToken).payload["device_key"];
  const known = async () => {
    const { Devices } = await pool.sdk.adminListDevices(named());
    return (Devices ?? []).map(({ DeviceKey }) => DeviceKey);
  };

  it.each(["USER_SRP_AUTH", "USER_PASSWORD_AUTH"] as const)(
    "proves the device it confirmed, by %s",
    async (flow) => {
      expect(await enter(flow)).toMatchObject({ isSignedIn: true });
      const keys = await known();
      expect(keys).toEqual([await claimed()]);
      await signOut();
      expect(await enter(flow)).toMatchObject({ isSignedIn: true });
      expect(await known()).toEqual(keys);
      expect(await claimed()).toBe(keys[0]);
    },
  );

  it("renews its tokens with the device's key", async () => {
    await enter();
    expect(await claimed({ forceRefresh: true })).toBe((await known())[0]);
  });

  it("goes on as a new device after an administrator forgot the old one", async () => {
    await enter();
    const [old] = await known();
    await pool.sdk.adminForgetDevice({ ...named(), DeviceKey: old });
    await signOut();
    expect(await enter()).toMatchObject({ isSignedIn: true });
    expect(await known()).toEqual([await claimed()]);
    expect(await claimed()).not.toBe(old);
  });

  it("answers a pool's own question from a device forgotten since, with the same session", async () => {
    await open(false, {
      pool: { LambdaConfig: lambdaConfig },
      client: { ExplicitAuthFlows: ["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] },
    });
    const { username } = person;
    const enterByAnswer = async () => {
      await signIn({ username, options: { authFlowType: "CUSTOM_WITHOUT_SRP" } });
      return await confirmSignIn({ challengeResponse: "4" });
    };
    expect(await enterByAnswer()).toMatchObject({ isSignedIn: true });
    const [old] = await known();
    await pool.sdk.adminForgetDevice({ ...named(), DeviceKey: present(old) });
    await signOut();
    expect(await enterByAnswer()).toMatchObject({ isSignedIn: true });
    expect(await claimed()).not.toBe(old);
  });

  it("remembers at the user's word, lists and forgets", async () => {
    await open(true);
    await enter();
    await rememberDevice();
    const [device] = await fetchDevices();
    expect(device).toMatchObject({ id: (await known())[0] });
    expect(device?.createDate).toBeInstanceOf(Date);
    await forgetDevice();
    expect(await known()).toEqual([]);
  });

  it("confirms the device of an invited person after the first password", async () => {
    await pool.sdk.adminSetUserPassword({ ...named(), Password: "Temp0rary!" });
    const { nextStep } = await signIn({ username: person.username, password: "Temp0rary!" });
    expect(nextStep.signInStep).toBe("CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED");
    expect(await confirmSignIn({ challengeResponse: person.password })).toMatchObject({ isSignedIn: true });
    expect(await known()).toEqual([await claimed()]);
  });
});
