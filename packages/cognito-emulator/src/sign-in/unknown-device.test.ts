import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { appCode } from "../../test/authenticator-app.ts";
import { beginDeviceSrp, confirmDevice, signInOn, tokensOf } from "../../test/device-client.ts";
import { createChallenge, defineChallenge, verifyChallenge } from "../../test/lambda-functions.ts";
import { everyFactor, type MfaPool, openMfaPool, type Person } from "../../test/mfa-pool.ts";
import { publicValue } from "../../test/srp-client.ts";

const DEVICE_KEY = "ap-northeast-1_00000000-0000-4000-8000-000000000000";
const unknown = { __type: "ResourceNotFoundException", message: "Device does not exist." };
const DeviceConfiguration = { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false };

describe("An answer with a second factor from a device that is unknown by now", () => {
  let pool: MfaPool;
  beforeAll(async () => {
    pool = await openMfaPool();
    await pool.account.administer("UpdateUserPool", {
      AutoVerifiedAttributes: ["email"],
      MfaConfiguration: "OPTIONAL",
      SmsConfiguration: everyFactor.SmsMfaConfiguration.SmsConfiguration,
      DeviceConfiguration,
    });
  });
  afterAll(() => pool.close());

  const sent = (settings: object, name: string) => async (person: Person) => {
    await person.prefer(settings);
    return { asked: await person.signIn(), right: { [name]: person.lastCode() } };
  };
  const shown = async (person: Person) => {
    const secret = await person.takeApp();
    const asked = await person.signIn();
    return { asked, right: { SOFTWARE_TOKEN_MFA_CODE: appCode(secret, pool.account.now) } };
  };

  it.each([
    ["SMS_MFA", sent({ SMSMfaSettings: { Enabled: true } }, "SMS_MFA_CODE")],
    ["EMAIL_OTP", sent({ EmailMfaSettings: { Enabled: true } }, "EMAIL_OTP_CODE")],
    ["SOFTWARE_TOKEN_MFA", shown],
  ])("costs neither the session nor the code of %s", async (challenge, begin) => {
    const person = await pool.addUser();
    const { asked, right } = await begin(person);
    expect(asked.ChallengeName).toBe(challenge);
    expect(await person.answer(challenge, asked.Session, { ...right, DEVICE_KEY })).toEqual(unknown);
    expect(await person.answer(challenge, asked.Session, right)).toHaveProperty("AuthenticationResult");
  });
});

describe("An answer from a device that is unknown by now", () => {
  let account: AccountPool;
  beforeAll(async () => {
    account = await openAccountPool({
      triggers: {
        DefineAuthChallenge: defineChallenge,
        CreateAuthChallenge: createChallenge,
        VerifyAuthChallengeResponse: verifyChallenge,
      },
    });
    const { UserPool } = await account.administer("DescribeUserPool", {});
    const { LambdaConfig } = UserPool as { LambdaConfig: object }; // AWS UserPoolType
    await account.administer("UpdateUserPool", {
      AutoVerifiedAttributes: ["email"],
      LambdaConfig,
      DeviceConfiguration,
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } },
    });
    await account.administer("UpdateUserPoolClient", {
      ClientId: account.pool.clientId,
      ExplicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_CUSTOM_AUTH"],
    });
  });
  afterAll(() => account.close());

  const begin = (AuthFlow: string, AuthParameters: Record<string, string>) =>
    account.call("InitiateAuth", { AuthFlow, AuthParameters });
  const answer = (ChallengeName: string, Session: unknown, ChallengeResponses: Record<string, string>) =>
    account.call("RespondToAuthChallenge", { ChallengeName, Session, ChallengeResponses });

  it("costs no session of a pool's own question", async () => {
    const { username: USERNAME } = await account.pool.addUser();
    const { Session } = await begin("CUSTOM_AUTH", { USERNAME });
    const right = { USERNAME, ANSWER: "4" };
    expect(await answer("CUSTOM_CHALLENGE", Session, { ...right, DEVICE_KEY })).toEqual(unknown);
    expect(await answer("CUSTOM_CHALLENGE", Session, right)).toHaveProperty("AuthenticationResult");
  });

  it("sets no password of an invited person", async () => {
    const { username: USERNAME, password } = await account.pool.addUser({ temporary: true });
    const { Session } = await signInOn(account, { username: USERNAME, password });
    const right = { USERNAME, NEW_PASSWORD: "An0ther!pass" };
    expect(await answer("NEW_PASSWORD_REQUIRED", Session, { ...right, DEVICE_KEY })).toEqual(unknown);
    expect(await answer("NEW_PASSWORD_REQUIRED", Session, right)).toHaveProperty("AuthenticationResult");
  });

  it.each([
    [
      "EMAIL_OTP",
      "EMAIL_OTP",
      async (name: string) => ({ EMAIL_OTP_CODE: account.pool.lastCode(name) ?? "" }),
    ],
    ["PASSWORD", "PASSWORD", async () => ({ PASSWORD: "Passw0rd!x" })],
    ["PASSWORD", "SELECT_CHALLENGE", async () => ({ ANSWER: "PASSWORD", PASSWORD: "Passw0rd!x" })],
  ])("costs no session of a chosen %s, answered as %s", async (PREFERRED_CHALLENGE, challenge, right) => {
    const { username: USERNAME } = await account.pool.addUser();
    const { Session } = await begin("USER_AUTH", { USERNAME, PREFERRED_CHALLENGE });
    const said = { USERNAME, ...(await right(USERNAME)) };
    expect(await answer(challenge, Session, { ...said, DEVICE_KEY })).toEqual(unknown);
    expect(await answer(challenge, Session, said)).toHaveProperty("AuthenticationResult");
  });

  it("costs no session that a sign-up left", async () => {
    const Username = `user-${crypto.randomUUID()}`;
    const { Session: signedUp } = await account.signUp(Username);
    const ConfirmationCode = account.pool.lastCode(Username);
    const confirmed = await account.call("ConfirmSignUp", { Username, ConfirmationCode, Session: signedUp });
    const enter = (more = {}) =>
      account.call("InitiateAuth", {
        AuthFlow: "USER_AUTH",
        AuthParameters: { USERNAME: Username, ...more },
        Session: confirmed["Session"],
      });
    expect(await enter({ DEVICE_KEY })).toEqual(unknown);
    expect(await enter()).toHaveProperty("AuthenticationResult");
  });

  it("leaves the sign-in of a remembered device to that device", async () => {
    const user = await account.pool.addUser();
    const device = await confirmDevice(account, tokensOf(await signInOn(account, user)));
    const other = await confirmDevice(account, tokensOf(await signInOn(account, user)));
    const asked = await signInOn(account, user, device.key);
    const said = { USERNAME: user.username, SRP_A: publicValue.toString(16) };
    for (const key of [DEVICE_KEY, other.key]) {
      expect(await answer("DEVICE_SRP_AUTH", asked["Session"], { ...said, DEVICE_KEY: key })).toEqual(
        unknown,
      );
    }
    expect(await beginDeviceSrp(account, asked, { ...user, ...device })).toMatchObject({
      ChallengeName: "DEVICE_PASSWORD_VERIFIER",
    });
  });
});
