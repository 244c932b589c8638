import {
  confirmSignIn,
  confirmUserAttribute,
  fetchMFAPreference,
  fetchUserAttributes,
  type SignInOutput,
  setUpTOTP,
  signIn,
  signOut,
  updateMFAPreference,
  updateUserAttributes,
  verifyTOTPSetup,
} from "aws-amplify/auth";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { appCode } from "../../test/authenticator-app.ts";
import type { Emulator } from "../index.ts";
import { pointAmplifyAt } from "./amplify-client.ts";
import { type LocalPool, PASSWORD } from "./local-pool.ts";
import { emulatorWith, movableClock, openMfaPool } from "./mfa-pool.ts";

const done = { isSignedIn: true, nextStep: { signInStep: "DONE" } };
const clock = movableClock();
let emulator: Emulator;
let pool: LocalPool;
beforeAll(async () => {
  emulator = await emulatorWith(clock);
});
afterAll(() => emulator.close());

const confirm = (challengeResponse: string) => confirmSignIn({ challengeResponse });

/** The secret in the step that shows it, as the page would draw it in a QR code. */
function secretOf({ nextStep }: SignInOutput): string {
  if (nextStep.signInStep !== "CONTINUE_SIGN_IN_WITH_TOTP_SETUP") throw new Error(nextStep.signInStep);
  return nextStep.totpSetupDetails.sharedSecret;
}

describe("Amplify and a second factor that people may choose", () => {
  beforeEach(async () => {
    pool = await openMfaPool(emulator, "OPTIONAL");
    await pointAmplifyAt(pool);
  });

  it("sets an authenticator app up, prefers it, and asks for it at the next sign-in", async () => {
    const { username } = await pool.addUser();
    await signIn({ username, password: PASSWORD });
    const { sharedSecret } = await setUpTOTP();
    await expect(verifyTOTPSetup({ code: "000000" })).rejects.toMatchObject({
      name: "EnableSoftwareTokenMFAException",
      message: "Code mismatch",
    });
    await verifyTOTPSetup({ code: appCode(sharedSecret, clock.now()) });
    await updateMFAPreference({ totp: "PREFERRED" });
    expect(await fetchMFAPreference()).toEqual({ enabled: ["TOTP"], preferred: "TOTP" });
    await signOut();

    clock.halfMinuteLater();
    const asked = await signIn({ username, password: PASSWORD });
    expect(asked.nextStep.signInStep).toBe("CONFIRM_SIGN_IN_WITH_TOTP_CODE");
    await expect(confirm("000000")).rejects.toMatchObject({
      name: "CodeMismatchException",
      message: "Invalid code received for user",
    });
    expect(await confirm(appCode(sharedSecret, clock.now()))).toEqual(done);
  });

  it("proves a phone number, and sends a code to it at the next sign-in", async () => {
    const { username } = await pool.addUser();
    await signIn({ username, password: PASSWORD });
    await pool.sdk.updateUserPool({
      UserPoolId: pool.userPoolId,
      AutoVerifiedAttributes: ["phone_number"],
      MfaConfiguration: "OPTIONAL",
      SmsConfiguration: { SnsCallerArn: "arn:aws:iam::000000000000:role/sms" },
    });
    expect(await updateUserAttributes({ userAttributes: { phone_number: "+819012345678" } })).toMatchObject({
      phone_number: {
        nextStep: {
          updateAttributeStep: "CONFIRM_ATTRIBUTE_WITH_CODE",
          codeDeliveryDetails: { deliveryMedium: "SMS", destination: "+********5678" },
        },
      },
    });
    await confirmUserAttribute({
      userAttributeKey: "phone_number",
      confirmationCode: await pool.lastCode(username),
    });
    expect(await fetchUserAttributes()).toMatchObject({ phone_number_verified: "true" });
    await updateMFAPreference({ sms: "PREFERRED" });
    await signOut();

    const asked = await signIn({ username, password: PASSWORD });
    expect(asked.nextStep).toMatchObject({
      signInStep: "CONFIRM_SIGN_IN_WITH_SMS_CODE",
      codeDeliveryDetails: { deliveryMedium: "SMS", destination: "+********5678" },
    });
    expect(await confirm(await pool.lastCode(username))).toEqual(done);
  });

  it("sends a code by mail, and lets people correct a wrong one", async () => {
    const { username, email } = await pool.addUser();
    await signIn({ username, password: PASSWORD });
    await updateMFAPreference({ email: "PREFERRED" });
    await signOut();

    const asked = await signIn({ username: email, password: PASSWORD });
    expect(asked.nextStep).toMatchObject({
      signInStep: "CONFIRM_SIGN_IN_WITH_EMAIL_CODE",
      codeDeliveryDetails: { deliveryMedium: "EMAIL", destination: "u***@e***" },
    });
    const code = await pool.lastCode(username);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(confirm(code === "000000" ? "000001" : "000000")).rejects.toMatchObject({
        name: "CodeMismatchException",
        message: "Invalid code or auth state for the user.",
      });
    }
    expect(await confirm(code)).toEqual(done);
  });

  it("lets people choose among several factors", async () => {
    const { username } = await pool.addUser({ attributes: { phone_number: "+819012345678" } });
    await signIn({ username, password: PASSWORD });
    await updateMFAPreference({ sms: "ENABLED", email: "ENABLED" });
    await signOut();

    const asked = await signIn({
      username,
      password: PASSWORD,
      options: { authFlowType: "USER_PASSWORD_AUTH" },
    });
    expect(asked.nextStep).toMatchObject({
      signInStep: "CONTINUE_SIGN_IN_WITH_MFA_SELECTION",
      allowedMFATypes: ["SMS", "EMAIL"],
    });
    expect((await confirm("EMAIL")).nextStep.signInStep).toBe("CONFIRM_SIGN_IN_WITH_EMAIL_CODE");
    expect(await confirm(await pool.lastCode(username))).toEqual(done);
  });

  it("switches a factor off again", async () => {
    const { username } = await pool.addUser();
    await signIn({ username, password: PASSWORD });
    await updateMFAPreference({ email: "PREFERRED" });
    await updateMFAPreference({ email: "DISABLED" });
    expect(await fetchMFAPreference()).toEqual({});
    await signOut();
    expect(await signIn({ username, password: PASSWORD })).toEqual(done);
  });
});

describe("Amplify and a second factor that the pool requires", () => {
  it("sets an authenticator app up on the way in, and asks for it from then on", async () => {
    pool = await openMfaPool(emulator, "ON", { SoftwareTokenMfaConfiguration: { Enabled: true } });
    await pointAmplifyAt(pool);
    const { username } = await pool.addUser();
    const sharedSecret = secretOf(await signIn({ username, password: PASSWORD }));
    await expect(confirm("000000")).rejects.toMatchObject({ name: "EnableSoftwareTokenMFAException" });
    expect(await confirm(appCode(sharedSecret, clock.now()))).toEqual(done);
    await signOut();

    clock.halfMinuteLater();
    const asked = await signIn({ username, password: PASSWORD });
    expect(asked.nextStep.signInStep).toBe("CONFIRM_SIGN_IN_WITH_TOTP_CODE");
    expect(await confirm(appCode(sharedSecret, clock.now()))).toEqual(done);
  });

  describe("of several kinds", () => {
    let username: string;
    beforeEach(async () => {
      pool = await openMfaPool(emulator, "ON");
      await pointAmplifyAt(pool);
      ({ username } = await pool.addUser({ attributes: { email: "", email_verified: "" } }));
    });

    it("lets people choose an app", async () => {
      const asked = await signIn({ username, password: PASSWORD });
      expect(asked.nextStep).toMatchObject({
        signInStep: "CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION",
        allowedMFATypes: ["TOTP", "EMAIL"],
      });
      const sharedSecret = secretOf(await confirm("TOTP"));
      expect(await confirm(appCode(sharedSecret, clock.now()))).toEqual(done);
    });

    it("lets people give an e-mail address", async () => {
      await signIn({ username, password: PASSWORD });
      expect((await confirm("EMAIL")).nextStep.signInStep).toBe("CONTINUE_SIGN_IN_WITH_EMAIL_SETUP");
      expect((await confirm("late@example.net")).nextStep).toMatchObject({
        signInStep: "CONFIRM_SIGN_IN_WITH_EMAIL_CODE",
        codeDeliveryDetails: { destination: "l***@e***" },
      });
      expect(await confirm(await pool.lastCode(username))).toEqual(done);
      expect(await fetchUserAttributes()).toMatchObject({
        email: "late@example.net",
        email_verified: "true",
      });
    });
  });
});
