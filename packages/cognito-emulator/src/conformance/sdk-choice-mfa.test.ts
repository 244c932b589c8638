import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { choose, respond } from "./choice-pool.ts";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, newUsername, openPool, PASSWORD, present } from "./local-pool.ts";
import { everyFactor } from "./mfa-pool.ts";
import { answerPasskey, askForPasskey, openPasskeyPool, registerPasskey, tokenOf } from "./passkey-pool.ts";

const passwords = ["PASSWORD_SRP", "PASSWORD"];
const invalidSession = { name: "NotAuthorizedException", message: "Invalid session for the user." };
const refusal = (message: string) => ({ name: "InvalidParameterException", message });
const notWithMfa = refusal(
  "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled",
);

describe("Choosing how to sign in, in a pool with second factors", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  beforeAll(async () => {
    pool = await openPasskeyPool(emulator);
  });
  beforeEach(async () => {
    const factors = ["PASSWORD" as const, "EMAIL_OTP" as const, "WEB_AUTHN" as const];
    await pool.sdk.updateUserPool({
      UserPoolId: pool.userPoolId,
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: factors } },
    });
    await offerMfa("OPTIONAL");
  });

  const offerMfa = (MfaConfiguration: "ON" | "OPTIONAL") =>
    pool.sdk.setUserPoolMfaConfig({ UserPoolId: pool.userPoolId, MfaConfiguration, ...everyFactor });
  const preferMail = (Username: string) =>
    pool.sdk.adminSetUserMFAPreference({
      UserPoolId: pool.userPoolId,
      Username,
      EmailMfaSettings: { Enabled: true, PreferredMfa: true },
    });

  it("takes a code to an address from whoever has no second factor", async () => {
    const { username: USERNAME } = await pool.addUser();
    const asked = await choose(pool, USERNAME, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    const EMAIL_OTP_CODE = await pool.lastCode(USERNAME);
    expect((await respond(pool, asked, { USERNAME, EMAIL_OTP_CODE })).AuthenticationResult).toBeDefined();
  });

  it("offers the password only to whoever has one: a mailbox is not two factors", async () => {
    const { username: USERNAME } = await pool.addUser();
    await preferMail(USERNAME);
    const asked = await choose(pool, USERNAME, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    expect(asked).toMatchObject({ ChallengeName: "SELECT_CHALLENGE", AvailableChallenges: passwords });
    await expect(respond(pool, asked, { USERNAME, ANSWER: "EMAIL_OTP" })).rejects.toMatchObject(
      refusal("Selected challenge is not available."),
    );
    const second = await respond(pool, asked, { USERNAME, ANSWER: "PASSWORD", PASSWORD });
    expect(second.ChallengeName).toBe("EMAIL_OTP");
    const EMAIL_OTP_CODE = await pool.lastCode(USERNAME);
    expect(EMAIL_OTP_CODE).toMatch(/^\d{6}$/);
    const { AuthenticationResult } = await respond(pool, second, { USERNAME, EMAIL_OTP_CODE });
    const { AccessToken } = present(AuthenticationResult);
    expect(await pool.sdk.getUserAuthFactors({ AccessToken })).toMatchObject({
      ConfiguredUserAuthFactors: ["PASSWORD"],
      PreferredMfaSetting: "EMAIL_OTP",
      UserMFASettingList: ["EMAIL_OTP"],
    });
  });

  it("sends no code to somebody with a second factor and no password", async () => {
    const { sdk, userPoolId: UserPoolId } = pool;
    const Username = newUsername();
    const UserAttributes = [
      { Name: "email", Value: `${Username}@example.com` },
      { Name: "email_verified", Value: "true" },
    ];
    await sdk.adminCreateUser({ UserPoolId, Username, UserAttributes, MessageAction: "SUPPRESS" });
    await preferMail(Username);
    expect(await choose(pool, Username, { PREFERRED_CHALLENGE: "EMAIL_OTP" })).toMatchObject({
      ChallengeName: "SELECT_CHALLENGE",
      AvailableChallenges: passwords,
    });
  });

  it("takes no code or passkey that was asked for before the second factor was there", async () => {
    const { username: USERNAME } = await pool.addUser();
    const passkey = await registerPasskey(pool, await tokenOf(pool, USERNAME));
    const byPasskey = await askForPasskey(pool, USERNAME);
    const byCode = await choose(pool, USERNAME, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    const EMAIL_OTP_CODE = await pool.lastCode(USERNAME);
    await preferMail(USERNAME);
    await expect(respond(pool, byCode, { USERNAME, EMAIL_OTP_CODE })).rejects.toMatchObject({
      name: "CodeMismatchException",
    });
    const signature = passkey.get(byPasskey.options);
    await expect(answerPasskey(pool, byPasskey.asked, USERNAME, signature)).rejects.toMatchObject({
      message: "Incorrect username or password.",
    });
  });

  it("shows a second factor as no choice, though it goes by the name of one", async () => {
    const { username: USERNAME } = await pool.addUser();
    await preferMail(USERNAME);
    const second = await choose(pool, USERNAME, { PREFERRED_CHALLENGE: "PASSWORD", PASSWORD });
    expect(second.ChallengeName).toBe("EMAIL_OTP");
    expect(second).not.toHaveProperty("AvailableChallenges");
    for (const answer of [{ ANSWER: "PASSWORD", PASSWORD }, { ANSWER: "EMAIL_OTP" }]) {
      await expect(
        respond(pool, { ...second, ChallengeName: "SELECT_CHALLENGE" }, { USERNAME, ...answer }),
      ).rejects.toMatchObject(invalidSession);
    }
    const EMAIL_OTP_CODE = await pool.lastCode(USERNAME);
    expect((await respond(pool, second, { USERNAME, EMAIL_OTP_CODE })).AuthenticationResult).toBeDefined();
  });

  it.each([
    ["EMAIL_OTP", notWithMfa, notWithMfa],
    ["SMS_OTP", notWithMfa, notWithMfa],
    [
      "WEB_AUTHN",
      refusal("WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA"),
      refusal(
        "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor",
      ),
    ],
  ] as const)("and a required second factor exclude each other: %s", async (factor, allowed, required) => {
    const { sdk, userPoolId: UserPoolId } = pool;
    const SmsConfiguration = { SnsCallerArn: "arn:aws:iam::000000000000:role/sms" };
    const Policies = { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD" as const, factor] } };
    const wanted = { MfaConfiguration: "ON" as const, SmsConfiguration, Policies };
    await expect(openPool(emulator, { pool: wanted })).rejects.toMatchObject(allowed);
    await sdk.updateUserPool({ UserPoolId, Policies });
    await expect(offerMfa("ON")).rejects.toMatchObject(required);
    await sdk.updateUserPool({ UserPoolId });
    await offerMfa("ON");
    await expect(sdk.updateUserPool({ UserPoolId, ...wanted })).rejects.toMatchObject(allowed);
  });

  it("offers the password only where a second factor is required, to nobody as to somebody", async () => {
    const { username } = await pool.addUser();
    await pool.sdk.updateUserPool({ UserPoolId: pool.userPoolId });
    await offerMfa("ON");
    for (const name of [username, "nobody"]) {
      expect(await choose(pool, name)).toMatchObject({
        ChallengeName: "SELECT_CHALLENGE",
        AvailableChallenges: passwords,
      });
    }
  });
});
