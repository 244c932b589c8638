import {
  AuthenticationDetails,
  type ChallengeName,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
} from "amazon-cognito-identity-js";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { appCode } from "../../test/authenticator-app.ts";
import type { Emulator } from "../index.ts";
import { type LocalPool, present } from "./local-pool.ts";
import { emulatorWith, movableClock, openMfaPool } from "./mfa-pool.ts";

interface Step {
  readonly asked: ChallengeName | "tokens";
  readonly session?: CognitoUserSession;
  readonly parameters?: Record<string, string>;
}

describe("amazon-cognito-identity-js and second factors", () => {
  const clock = movableClock();
  let emulator: Emulator;
  let pool: LocalPool;
  beforeAll(async () => {
    emulator = await emulatorWith(clock);
  });
  afterAll(() => emulator.close());
  beforeEach(async () => {
    pool = await openMfaPool(emulator, "OPTIONAL");
  });

  const client = (Username: string) => {
    const { userPoolId: UserPoolId, clientId: ClientId, endpoint } = pool;
    return new CognitoUser({ Username, Pool: new CognitoUserPool({ UserPoolId, ClientId, endpoint }) });
  };
  /** Every way the library reports the next question, as one answer. */
  const next = (call: (callbacks: Parameters<CognitoUser["authenticateUser"]>[1]) => void) =>
    new Promise<Step>((resolve, reject) => {
      const ask = (asked: ChallengeName, parameters: Record<string, string>) =>
        resolve({ asked, parameters });
      call({
        onSuccess: (session) => resolve({ asked: "tokens", session }),
        onFailure: reject,
        mfaRequired: ask,
        totpRequired: ask,
        mfaSetup: ask,
        selectMFAType: ask,
      });
    });
  const signIn = (user: CognitoUser, Password: string) =>
    next((callbacks) => {
      const details = new AuthenticationDetails({ Username: user.getUsername(), Password });
      user.authenticateUser(details, callbacks);
    });
  const secretFor = (user: CognitoUser) =>
    new Promise<string>((associateSecretCode, onFailure) => {
      user.associateSoftwareToken({ associateSecretCode, onFailure });
    });
  const verify = (user: CognitoUser, code: string) =>
    new Promise<unknown>((onSuccess, onFailure) => {
      user.verifySoftwareToken(code, "my phone", { onSuccess, onFailure });
    });
  const on = { Enabled: true, PreferredMfa: true };
  const prefer = (user: CognitoUser, settings: { sms?: object; app?: object }) =>
    new Promise<void>((resolve, reject) => {
      const done = (error?: Error) => (error ? reject(error) : resolve());
      // The library's types ask for both; either may be null, as its own README shows.
      const [sms, app] = [settings.sms ?? null, settings.app ?? null] as [typeof on, typeof on];
      user.setUserMfaPreference(sms, app, done);
    });

  it("sets an authenticator app up and signs in with it", async () => {
    const { username, password } = await pool.addUser();
    const user = client(username);
    await signIn(user, password);
    const secret = await secretFor(user);
    await verify(user, appCode(secret, clock.now()));
    await prefer(user, { app: on });

    clock.halfMinuteLater();
    const back = client(username);
    const asked = await signIn(back, password);
    expect(asked).toMatchObject({
      asked: "SOFTWARE_TOKEN_MFA",
      parameters: { FRIENDLY_DEVICE_NAME: "my phone" },
    });
    const send = (code: string) =>
      next((callbacks) => back.sendMFACode(code, callbacks, "SOFTWARE_TOKEN_MFA"));
    await expect(send("000000")).rejects.toMatchObject({
      code: "CodeMismatchException",
      message: "Invalid code received for user",
    });
    const { session } = await send(appCode(secret, clock.now()));
    expect(present(session).isValid()).toBe(true);
  });

  it("switches SMS on by the old operation and signs in with it", async () => {
    const { username, password } = await pool.addUser({ attributes: { phone_number: "+819012345678" } });
    const user = client(username);
    await signIn(user, password);
    await new Promise<void>((resolve, reject) => {
      user.enableMFA((error) => (error ? reject(error) : resolve()));
    });
    const back = client(username);
    expect(await signIn(back, password)).toMatchObject({
      asked: "SMS_MFA",
      parameters: { CODE_DELIVERY_DESTINATION: "+********5678" },
    });
    const code = await pool.lastCode(username);
    expect(await next((callbacks) => back.sendMFACode(code, callbacks))).toMatchObject({ asked: "tokens" });
  });

  it("chooses among several", async () => {
    const { username, password } = await pool.addUser({ attributes: { phone_number: "+819012345678" } });
    const user = client(username);
    await signIn(user, password);
    const secret = await secretFor(user);
    await verify(user, appCode(secret, clock.now()));
    const enabled = { Enabled: true, PreferredMfa: false };
    await prefer(user, { sms: enabled, app: enabled });

    clock.halfMinuteLater();
    const back = client(username);
    expect((await signIn(back, password)).asked).toBe("SELECT_MFA_TYPE");
    const chosen = await next((callbacks) => {
      // The callbacks of a sign-in are those of the choice; the library types them apart.
      back.sendMFASelectionAnswer("SOFTWARE_TOKEN_MFA", callbacks as never);
    });
    expect(chosen.asked).toBe("SOFTWARE_TOKEN_MFA");
    const code = appCode(secret, clock.now());
    expect(await next((callbacks) => back.sendMFACode(code, callbacks, "SOFTWARE_TOKEN_MFA"))).toMatchObject({
      asked: "tokens",
    });
  });

  it("sets an authenticator app up on the way in, where the pool requires one", async () => {
    pool = await openMfaPool(emulator, "ON", { SoftwareTokenMfaConfiguration: { Enabled: true } });
    const { username, password } = await pool.addUser();
    const user = client(username);
    expect((await signIn(user, password)).asked).toBe("MFA_SETUP");
    const secret = await secretFor(user);
    await verify(user, appCode(secret, clock.now()));
    expect(user.getSignInUserSession()?.isValid()).toBe(true);
  });
});
