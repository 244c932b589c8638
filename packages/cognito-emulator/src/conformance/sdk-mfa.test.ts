import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appCode } from "../../test/authenticator-app.ts";
import type { Emulator } from "../index.ts";
import { type LocalPool, openPool, PASSWORD, present } from "./local-pool.ts";
import { emulatorWith, everyFactor, movableClock } from "./mfa-pool.ts";

describe("The AWS SDK takes people through a second factor, as a server does", () => {
  const clock = movableClock();
  let emulator: Emulator;
  let pool: LocalPool;
  beforeAll(async () => {
    emulator = await emulatorWith(clock);
    pool = await openPool(emulator, {
      client: { GenerateSecret: true, ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"] },
    });
    await pool.sdk.setUserPoolMfaConfig({ ...ids(), MfaConfiguration: "ON", ...everyFactor });
  });
  afterAll(() => emulator.close());

  const ids = () => ({ UserPoolId: pool.userPoolId });
  const withHash = (USERNAME: string, said: Record<string, string>) => {
    const hmac = createHmac("sha256", present(pool.clientSecret)).update(USERNAME + pool.clientId);
    return { USERNAME, SECRET_HASH: hmac.digest("base64"), ...said };
  };
  const begin = (username: string) =>
    pool.sdk.adminInitiateAuth({
      ...ids(),
      ClientId: pool.clientId,
      AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
      AuthParameters: withHash(username, { PASSWORD }),
    });
  const respond = (
    ChallengeName: "MFA_SETUP" | "SELECT_MFA_TYPE" | "SMS_MFA" | "SOFTWARE_TOKEN_MFA" | "EMAIL_OTP",
    Session: string | undefined,
    responses: Record<string, string>,
  ) =>
    pool.sdk.adminRespondToAuthChallenge({
      ...ids(),
      ClientId: pool.clientId,
      ChallengeName,
      Session,
      ChallengeResponses: responses,
    });

  it("sets an app up, then asks for it and nothing else", async () => {
    const { username } = await pool.addUser({ attributes: { email: "", email_verified: "" } });
    const asked = await begin(username);
    expect(asked.ChallengeName).toBe("MFA_SETUP");
    const { SecretCode, Session } = await pool.sdk.associateSoftwareToken({ Session: asked.Session });
    const secret = present(SecretCode);
    const verified = await pool.sdk.verifySoftwareToken({
      Session,
      UserCode: appCode(secret, clock.now()),
      FriendlyDeviceName: "work phone",
    });
    expect(verified.Status).toBe("SUCCESS");
    const first = await respond("MFA_SETUP", verified.Session, withHash(username, {}));
    expect(first.AuthenticationResult?.AccessToken).toBeDefined();

    clock.halfMinuteLater();
    const again = await begin(username);
    expect(again).toMatchObject({
      ChallengeName: "SOFTWARE_TOKEN_MFA",
      ChallengeParameters: { FRIENDLY_DEVICE_NAME: "work phone" },
    });
    const SOFTWARE_TOKEN_MFA_CODE = appCode(secret, clock.now());
    const said = withHash(username, { SOFTWARE_TOKEN_MFA_CODE });
    const tokens = await respond("SOFTWARE_TOKEN_MFA", again.Session, said);
    expect(tokens.AuthenticationResult?.AccessToken).toBeDefined();
    const third = await begin(username);
    await expect(respond("SOFTWARE_TOKEN_MFA", third.Session, said)).rejects.toMatchObject({
      name: "ExpiredCodeException",
      message: "Your software token has already been used once.",
    });
  });

  it("lets somebody choose who came by the address, and answers to that name", async () => {
    const { username, email } = await pool.addUser({ attributes: { phone_number: "+819012345678" } });
    const asked = await begin(email);
    expect(asked.ChallengeName).toBe("SELECT_MFA_TYPE");
    const chosen = await respond("SELECT_MFA_TYPE", asked.Session, withHash(email, { ANSWER: "SMS_MFA" }));
    expect(chosen.ChallengeName).toBe("SMS_MFA");
    const said = withHash(email, { SMS_MFA_CODE: await pool.lastCode(username) });
    const { AuthenticationResult } = await respond("SMS_MFA", chosen.Session, said);
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it("asks a confidential client for its secret at every step", async () => {
    const { username } = await pool.addUser();
    const asked = await begin(username);
    expect(asked.ChallengeName).toBe("EMAIL_OTP");
    const EMAIL_OTP_CODE = await pool.lastCode(username);
    const bare = { USERNAME: username, EMAIL_OTP_CODE };
    await expect(respond("EMAIL_OTP", asked.Session, bare)).rejects.toMatchObject({
      name: "NotAuthorizedException",
    });
    const { AuthenticationResult } = await respond(
      "EMAIL_OTP",
      asked.Session,
      withHash(username, { EMAIL_OTP_CODE }),
    );
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it("sets a preference for somebody, and shows it", async () => {
    const { username: Username } = await pool.addUser({ attributes: { phone_number: "+819012345678" } });
    await pool.sdk.adminSetUserMFAPreference({
      ...ids(),
      Username,
      EmailMfaSettings: { Enabled: true, PreferredMfa: true },
    });
    expect(await pool.sdk.adminGetUser({ ...ids(), Username })).toMatchObject({
      UserMFASettingList: ["EMAIL_OTP"],
      PreferredMfaSetting: "EMAIL_OTP",
    });
    expect((await begin(Username)).ChallengeName).toBe("EMAIL_OTP");
  });
});
