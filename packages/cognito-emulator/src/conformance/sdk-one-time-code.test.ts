import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../index.ts";
import { choose, openChoicePool, respond } from "./choice-pool.ts";
import { PASSWORD } from "./local-pool.ts";

const wrongCode = {
  name: "CodeMismatchException",
  message: "Invalid code or auth state for the user.",
};
const usedSession = { message: "Invalid session for the user, session can only be used once." };

describe("The AWS SDK signs people in by a code they are sent", () => {
  let emulator: Emulator;
  let now = Date.UTC(2026, 10, 2, 6, 0, 0);
  beforeAll(async () => {
    emulator = await createEmulator({ dataDir: null, clock: { now: () => now } });
  });
  afterAll(() => emulator.close());

  it("signs in by a code of eight digits, mailed to the verified address", async () => {
    const pool = await openChoicePool(emulator);
    const { username } = await pool.addUser();
    const asked = await choose(pool, username, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    expect(asked).toMatchObject({
      ChallengeName: "EMAIL_OTP",
      AvailableChallenges: ["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"],
      ChallengeParameters: {
        CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL",
        CODE_DELIVERY_DESTINATION: "u***@e***",
        USER_ID_FOR_SRP: username,
      },
    });
    const code = await pool.lastCode(username);
    expect(code).toMatch(/^\d{8}$/);
    const { AuthenticationResult } = await respond(pool, asked, {
      USERNAME: username,
      EMAIL_OTP_CODE: code,
    });
    expect(await pool.sdk.getUser({ AccessToken: AuthenticationResult?.AccessToken })).toMatchObject({
      Username: username,
    });
  });

  it("signs in by a text message where a phone number is proven", async () => {
    const pool = await openChoicePool(emulator);
    const { username } = await pool.addUser({
      attributes: { phone_number: "+819012345678", phone_number_verified: "true" },
    });
    const asked = await choose(pool, username, { PREFERRED_CHALLENGE: "SMS_OTP" });
    expect(asked.ChallengeParameters).toMatchObject({
      CODE_DELIVERY_DELIVERY_MEDIUM: "SMS",
      CODE_DELIVERY_DESTINATION: "+********5678",
    });
    const SMS_OTP_CODE = await pool.lastCode(username);
    const { AuthenticationResult } = await respond(pool, asked, { USERNAME: username, SMS_OTP_CODE });
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it("keeps a session through wrong codes, and spends it on the right one", async () => {
    const pool = await openChoicePool(emulator);
    const { username } = await pool.addUser();
    const asked = await choose(pool, username, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    const code = await pool.lastCode(username);
    const wrong = code === "00000000" ? "00000001" : "00000000";
    const answer = (EMAIL_OTP_CODE: string) => respond(pool, asked, { USERNAME: username, EMAIL_OTP_CODE });
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await expect(answer(wrong)).rejects.toMatchObject(wrongCode);
    }
    expect((await answer(code)).AuthenticationResult).toBeDefined();
    await expect(answer(code)).rejects.toMatchObject(usedSession);
  });

  it("lets one of two simultaneous right answers in, whatever they prove", async () => {
    const pool = await openChoicePool(emulator);
    const { username } = await pool.addUser();
    const byCode = await choose(pool, username, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    const EMAIL_OTP_CODE = await pool.lastCode(username);
    const byPassword = await choose(pool, username);
    const attempts = [
      () => respond(pool, byCode, { USERNAME: username, EMAIL_OTP_CODE }),
      () => respond(pool, byPassword, { USERNAME: username, ANSWER: "PASSWORD", PASSWORD }),
    ];
    for (const attempt of attempts) {
      const both = await Promise.allSettled([attempt(), attempt()]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    }
  });

  it("lets a code die with its session", async () => {
    const pool = await openChoicePool(emulator);
    const { username } = await pool.addUser();
    const asked = await choose(pool, username, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    const EMAIL_OTP_CODE = await pool.lastCode(username);
    now += 3 * 60_000;
    await expect(respond(pool, asked, { USERNAME: username, EMAIL_OTP_CODE })).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Invalid session for the user, session is expired.",
    });
  });

  it("takes a code in its own session only, and from its own user only", async () => {
    const pool = await openChoicePool(emulator);
    const [mine, other] = [await pool.addUser(), await pool.addUser()];
    const first = await choose(pool, mine.username, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    const EMAIL_OTP_CODE = await pool.lastCode(mine.username);
    await expect(respond(pool, first, { USERNAME: other.username, EMAIL_OTP_CODE })).rejects.toMatchObject({
      message: "Invalid session for the user.",
    });
    const second = await choose(pool, mine.username, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    await expect(respond(pool, second, { USERNAME: mine.username, EMAIL_OTP_CODE })).rejects.toMatchObject(
      wrongCode,
    );
  });

  it("takes no code once the address it went to is the user's no more", async () => {
    const pool = await openChoicePool(emulator);
    const { username } = await pool.addUser();
    const asked = await choose(pool, username, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    const EMAIL_OTP_CODE = await pool.lastCode(username);
    await pool.sdk.adminUpdateUserAttributes({
      UserPoolId: pool.userPoolId,
      Username: username,
      UserAttributes: [
        { Name: "email", Value: "elsewhere@example.com" },
        { Name: "email_verified", Value: "true" },
      ],
    });
    await expect(respond(pool, asked, { USERNAME: username, EMAIL_OTP_CODE })).rejects.toMatchObject(
      wrongCode,
    );
  });
});
