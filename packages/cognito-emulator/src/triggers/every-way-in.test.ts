import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { beginDeviceSrp, confirmDevice, proveDevice, signInOn, tokensOf } from "../../test/device-client.ts";

const choice = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];

describe("The triggers of a sign-in that is more than a password", () => {
  let account: AccountPool;
  let told: string[];
  let after: () => Promise<void>;
  const tell = async <E extends { triggerSource: string }>(event: E): Promise<E> => {
    told.push(event.triggerSource);
    return event;
  };
  beforeAll(async () => {
    account = await openAccountPool({
      triggers: {
        PreAuthentication: tell,
        PostAuthentication: async (event) => {
          await after();
          return tell(event);
        },
        PreTokenGeneration: tell,
        CustomMessage: async (event) => {
          event.response.emailMessage = `Come in: ${event.request.codeParameter}`;
          return tell(event);
        },
      },
    });
    const { UserPool } = await account.administer("DescribeUserPool", {});
    const { LambdaConfig } = UserPool as { LambdaConfig: object }; // AWS UserPoolType
    await account.administer("UpdateUserPool", {
      AutoVerifiedAttributes: ["email"],
      LambdaConfig,
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } },
    });
    await account.administer("UpdateUserPoolClient", {
      ClientId: account.pool.clientId,
      ExplicitAuthFlows: choice,
      PreventUserExistenceErrors: "ENABLED",
    });
  });
  afterAll(() => account.close());
  beforeEach(() => {
    told = [];
    after = async () => {};
  });

  const choose = (USERNAME: string, more = {}) =>
    account.call("InitiateAuth", { AuthFlow: "USER_AUTH", AuthParameters: { USERNAME, ...more } });

  it("run once where people choose a password, sent along or asked for", async () => {
    const { username, password } = await account.pool.addUser();
    const once = [
      "PreAuthentication_Authentication",
      "PostAuthentication_Authentication",
      "TokenGeneration_Authentication",
    ];
    const wanted = { PREFERRED_CHALLENGE: "PASSWORD" };
    expect(await choose(username, { ...wanted, PASSWORD: password })).toHaveProperty("AuthenticationResult");
    expect(told).toEqual(once);
    told = [];
    const { Session } = await choose(username, wanted);
    const answer = await account.call("RespondToAuthChallenge", {
      ChallengeName: "PASSWORD",
      Session,
      ChallengeResponses: { USERNAME: username, PASSWORD: password },
    });
    expect(answer).toHaveProperty("AuthenticationResult");
    expect(told).toEqual(once);
  });

  it("word the code that signs in", async () => {
    const { username } = await account.pool.addUser();
    const { Session } = await choose(username, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    const response = await fetch(`${account.endpoint}/_local/outbox?user=${username}`);
    const { messages } = (await response.json()) as { messages: { code: string; text: string }[] }; // the emulator's own answer
    const [{ code, text } = { code: "", text: "" }] = messages;
    expect(text).toBe(`Come in: ${code}`);
    const answer = await account.call("RespondToAuthChallenge", {
      ChallengeName: "EMAIL_OTP",
      Session,
      ChallengeResponses: { USERNAME: username, EMAIL_OTP_CODE: code },
    });
    expect(answer).toHaveProperty("AuthenticationResult");
    expect(told).toEqual([
      "PreAuthentication_Authentication",
      "CustomMessage_Authentication",
      "PostAuthentication_Authentication",
      "TokenGeneration_Authentication",
    ]);
  });

  it("wait for a remembered device to prove itself, and no tokens go to one forgotten meanwhile", async () => {
    const user = await account.pool.addUser();
    const device = await confirmDevice(account, tokensOf(await signInOn(account, user)));
    const signIn = async () => {
      told = [];
      const asked = await signInOn(account, user, device.key);
      expect(told).toEqual(["PreAuthentication_Authentication"]);
      return proveDevice(account, await beginDeviceSrp(account, asked, { ...user, ...device }), device);
    };
    expect(await signIn()).toHaveProperty("AuthenticationResult");
    expect(told.slice(1)).toEqual([
      "PostAuthentication_Authentication",
      "TokenGeneration_AuthenticateDevice",
    ]);
    after = async () => {
      await account.administer("AdminForgetDevice", { Username: user.username, DeviceKey: device.key });
    };
    expect(await signIn()).toMatchObject({ message: "Device does not exist." });
    expect(told.slice(1)).toEqual(["PostAuthentication_Authentication"]);
  });

  it("run on in a pool that a snapshot brought back", async () => {
    const user = await account.pool.addUser();
    const { control } = account.emulator;
    await control.restore(control.snapshot());
    expect(await signInOn(account, user)).toHaveProperty("AuthenticationResult");
    expect(told).toContain("PostAuthentication_Authentication");
  });
});
