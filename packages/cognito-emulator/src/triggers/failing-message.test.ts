import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { createChallenge, defineChallenge, verifyChallenge } from "../../test/lambda-functions.ts";
import { everyFactor } from "../../test/mfa-pool.ts";
import { type Pause, startPause } from "../../test/pause.ts";
import { beginSrp, prove } from "../../test/srp-client.ts";

const failed = {
  __type: "UserLambdaValidationException",
  message: "CustomMessage failed with error No template.",
};
const usedSession = { message: "Invalid session for the user, session can only be used once." };
const sms = everyFactor.SmsMfaConfiguration;

describe("A custom message trigger that fails costs no session", () => {
  let account: AccountPool;
  let word: () => void | Promise<void>;
  beforeAll(async () => {
    account = await openAccountPool({
      triggers: {
        CustomMessage: async (event) => {
          await word();
          return event;
        },
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
      SmsConfiguration: sms.SmsConfiguration,
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } },
    });
    await account.administer("SetUserPoolMfaConfig", { MfaConfiguration: "OPTIONAL", ...everyFactor });
    await account.administer("UpdateUserPoolClient", {
      ClientId: account.pool.clientId,
      ExplicitAuthFlows: [
        "ALLOW_USER_AUTH",
        "ALLOW_USER_SRP_AUTH",
        "ALLOW_USER_PASSWORD_AUTH",
        "ALLOW_CUSTOM_AUTH",
      ],
    });
  });
  afterAll(() => account.close());
  beforeEach(() => {
    word = () => {};
  });

  const begin = (AuthFlow: string, AuthParameters: Record<string, string>) =>
    account.call("InitiateAuth", { AuthFlow, AuthParameters });
  const answer = (ChallengeName: string, Session: unknown, ChallengeResponses: Record<string, string>) =>
    account.call("RespondToAuthChallenge", { ChallengeName, Session, ChallengeResponses });
  /** Somebody who is asked for a code by mail after the first factor, or may choose one by SMS. */
  const addUser = async (...settings: string[]) => {
    const attributes = { phone_number: "+819012345678", phone_number_verified: "true" };
    const user = await account.pool.addUser({ attributes });
    const wanted = Object.fromEntries(settings.map((name) => [name, { Enabled: true }]));
    await account.administer("AdminSetUserMFAPreference", { Username: user.username, ...wanted });
    return user;
  };
  /** Fails once, and is well from then on. */
  const failOnce = () => {
    word = () => {
      word = () => {};
      throw new Error("No template");
    };
  };

  const questions = {
    PASSWORD_VERIFIER: async () => {
      const user = await addUser("EmailMfaSettings");
      const begun = await beginSrp(account, user.username);
      return { Session: begun.Session, right: prove(account, begun, user.password) };
    },
    PASSWORD: async () => {
      const { username: USERNAME, password } = await addUser("EmailMfaSettings");
      const { Session } = await begin("USER_AUTH", { USERNAME, PREFERRED_CHALLENGE: "PASSWORD" });
      return { Session, right: { USERNAME, PASSWORD: password } };
    },
    CUSTOM_CHALLENGE: async () => {
      const { username: USERNAME } = await addUser("EmailMfaSettings");
      const { Session } = await begin("CUSTOM_AUTH", { USERNAME });
      return { Session, right: { USERNAME, ANSWER: "4" } };
    },
    SELECT_CHALLENGE: async () => {
      const { username: USERNAME } = await account.pool.addUser();
      const { Session } = await begin("USER_AUTH", { USERNAME });
      return { Session, right: { USERNAME, ANSWER: "EMAIL_OTP" } };
    },
    SELECT_MFA_TYPE: async () => {
      const { username: USERNAME, password } = await addUser("EmailMfaSettings", "SMSMfaSettings");
      const { Session } = await begin("USER_PASSWORD_AUTH", { USERNAME, PASSWORD: password });
      return { Session, right: { USERNAME, ANSWER: "SMS_MFA" } };
    },
  };

  it.each(Object.entries(questions))("of %s", async (challenge, ask) => {
    const { Session, right } = await ask();
    failOnce();
    expect(await answer(challenge, Session, right)).toEqual(failed);
    expect(await answer(challenge, Session, right)).toHaveProperty(
      "ChallengeParameters.CODE_DELIVERY_DESTINATION",
    );
    expect(await answer(challenge, Session, right)).toMatchObject(usedSession);
  });

  it("but gives none back that it did not spend: no flow but the choice goes on with a session", async () => {
    const { Session, right } = await questions.PASSWORD_VERIFIER();
    await answer("PASSWORD_VERIFIER", Session, right);
    const { username: USERNAME, password: PASSWORD } = await addUser("EmailMfaSettings");
    failOnce();
    const AuthParameters = { USERNAME, PASSWORD };
    expect(
      await account.call("InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH", AuthParameters, Session }),
    ).toEqual(failed);
    expect(await answer("PASSWORD_VERIFIER", Session, right)).toMatchObject(usedSession);
  });

  it("and while it is being asked, a second answer is too late", async () => {
    const { Session, right } = await questions.SELECT_CHALLENGE();
    const pause: Pause = startPause();
    word = () => pause.here();
    const first = answer("SELECT_CHALLENGE", Session, right);
    await pause.reached;
    expect(await answer("SELECT_CHALLENGE", Session, right)).toMatchObject(usedSession);
    pause.goOn();
    expect(await first).toMatchObject({ ChallengeName: "EMAIL_OTP" });
    expect(await answer("SELECT_CHALLENGE", Session, right)).toMatchObject(usedSession);
  });
});

describe("A custom message trigger that fails while an address is set up as a factor", () => {
  it("costs no session either", async () => {
    let fails = false;
    const account = await openAccountPool({
      triggers: {
        CustomMessage: async (event) => {
          if (fails) throw new Error("No template");
          return event;
        },
      },
    });
    await account.administer("SetUserPoolMfaConfig", { MfaConfiguration: "ON", EmailMfaConfiguration: {} });
    const { username: USERNAME, password: PASSWORD } = await account.pool.addUser({
      attributes: { email: "" },
    });
    const { Session } = await account.call("InitiateAuth", {
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME, PASSWORD },
    });
    const setUp = () =>
      account.call("RespondToAuthChallenge", {
        ChallengeName: "MFA_SETUP",
        Session,
        ChallengeResponses: { USERNAME, EMAIL: "new@example.org" },
      });
    fails = true;
    expect(await setUp()).toEqual(failed);
    fails = false;
    expect(await setUp()).toMatchObject({ ChallengeName: "EMAIL_OTP" });
    await account.close();
  });
});
