import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../index.ts";
import { choose, respond } from "./choice-pool.ts";
import { present } from "./local-pool.ts";
import { answerPasskey, askForPasskey, openPasskeyPool, registerPasskey, tokenOf } from "./passkey-pool.ts";

const refused = { name: "NotAuthorizedException", message: "Incorrect username or password." };

describe("The AWS SDK signs people in with passkeys", () => {
  let emulator: Emulator;
  let now = Date.UTC(2026, 10, 2, 6, 0, 0);
  beforeAll(async () => {
    emulator = await createEmulator({ dataDir: null, clock: { now: () => now } });
  });
  afterAll(() => emulator.close());

  const arrive = async (UserVerification?: "required") => {
    const pool = await openPasskeyPool(emulator, UserVerification);
    const user = await pool.addUser();
    const AccessToken = await tokenOf(pool, user.username);
    return { pool, ...user, AccessToken, passkey: await registerPasskey(pool, AccessToken) };
  };

  it("offers a passkey once there is one, and takes its signature", async () => {
    const { pool, username, passkey, AccessToken } = await arrive();
    expect(await pool.sdk.getUserAuthFactors({ AccessToken })).toMatchObject({
      ConfiguredUserAuthFactors: ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"],
    });
    const list = await choose(pool, username);
    expect(list.AvailableChallenges).toEqual(["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "WEB_AUTHN"]);
    const asked = await respond(pool, list, { USERNAME: username, ANSWER: "WEB_AUTHN" });
    const options = JSON.parse(present(asked.ChallengeParameters?.["CREDENTIAL_REQUEST_OPTIONS"]));
    expect(options).toEqual({
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      timeout: 180_000,
      rpId: "localhost",
      allowCredentials: [{ id: passkey.id, type: "public-key", transports: ["internal"] }],
      userVerification: "preferred",
    });
    const { AuthenticationResult } = await answerPasskey(pool, asked, username, passkey.get(options));
    expect(await pool.sdk.getUser({ AccessToken: AuthenticationResult?.AccessToken })).toMatchObject({
      Username: username,
    });
  });

  const foreignKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  it.each([
    ["of another key", { key: foreignKey }],
    ["of another challenge", { challenge: "c29tZXRoaW5nIGVsc2U" }],
    ["from a page of another site", { origin: "https://evil.example" }],
    ["from plain http elsewhere", { origin: "http://localhost.evil.example" }],
    ["for another site", { rpId: "evil.example" }],
    ["for another user", { userHandle: "c29tZWJvZHkgZWxzZQ" }],
    ["of a registration", { type: "webauthn.create" }],
    ["with nobody present", { userPresent: false }],
  ])("refuses a signature %s, and ends the session", async (_how, over) => {
    const { pool, username, passkey } = await arrive();
    const { asked, options } = await askForPasskey(pool, username);
    await expect(answerPasskey(pool, asked, username, passkey.get(options, over))).rejects.toMatchObject(
      refused,
    );
    await expect(answerPasskey(pool, asked, username, passkey.get(options))).rejects.toMatchObject({
      message: "Invalid session for the user, session can only be used once.",
    });
  });

  it("refuses what is no credential at all", async () => {
    const { pool, username } = await arrive();
    for (const credential of [{}, { id: "x" }, []]) {
      const { asked } = await askForPasskey(pool, username);
      await expect(answerPasskey(pool, asked, username, credential)).rejects.toMatchObject(refused);
    }
  });

  it("demands that the person is verified where the pool does", async () => {
    const { pool, username, passkey } = await arrive("required");
    const first = await askForPasskey(pool, username);
    expect(first.options).toMatchObject({ userVerification: "required" });
    const unverified = passkey.get(first.options, { userVerified: false });
    await expect(answerPasskey(pool, first.asked, username, unverified)).rejects.toMatchObject(refused);
    const { asked, options } = await askForPasskey(pool, username);
    expect(
      (await answerPasskey(pool, asked, username, passkey.get(options))).AuthenticationResult,
    ).toBeDefined();
  });

  it("refuses a counter that does not go forward: a copy of the key", async () => {
    const { pool, username, passkey } = await arrive();
    const signIn = async (counter: number) => {
      const { asked, options } = await askForPasskey(pool, username);
      return answerPasskey(pool, asked, username, passkey.get(options, { counter }));
    };
    expect((await signIn(5)).AuthenticationResult).toBeDefined();
    for (const stale of [5, 4, 0]) await expect(signIn(stale)).rejects.toMatchObject(refused);
    expect((await signIn(6)).AuthenticationResult).toBeDefined();
  });

  it("takes passkeys that never count, as synchronised ones do", async () => {
    const { pool, username, passkey } = await arrive();
    for (let time = 0; time < 2; time += 1) {
      const { asked, options } = await askForPasskey(pool, username);
      const answer = await answerPasskey(pool, asked, username, passkey.get(options, { counter: 0 }));
      expect(answer.AuthenticationResult).toBeDefined();
    }
  });

  it("lets one of two simultaneous answers in, in one session and with one count", async () => {
    const { pool, username, passkey } = await arrive();
    const [first, second] = [await askForPasskey(pool, username), await askForPasskey(pool, username)];
    const credential = passkey.get(first.options, { counter: 1 });
    const outcomes = await Promise.allSettled([
      answerPasskey(pool, first.asked, username, credential),
      answerPasskey(pool, first.asked, username, credential),
      answerPasskey(pool, second.asked, username, passkey.get(second.options, { counter: 1 })),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("knows no passkey that was deleted, and offers none of another user's", async () => {
    const { pool, username, passkey, AccessToken } = await arrive();
    const { asked, options } = await askForPasskey(pool, username);
    await pool.sdk.deleteWebAuthnCredential({ AccessToken, CredentialId: passkey.id });
    await expect(answerPasskey(pool, asked, username, passkey.get(options))).rejects.toMatchObject(refused);
    expect((await askForList(username)).AvailableChallenges).not.toContain("WEB_AUTHN");
    const other = await pool.addUser();
    expect((await askForList(other.username)).AvailableChallenges).not.toContain("WEB_AUTHN");

    function askForList(name: string) {
      return choose(pool, name, { PREFERRED_CHALLENGE: "WEB_AUTHN" });
    }
  });

  it("neither offers nor takes a passkey of a site the pool no longer names", async () => {
    const { pool, username, passkey } = await arrive();
    const { asked, options } = await askForPasskey(pool, username);
    await pool.sdk.setUserPoolMfaConfig({
      UserPoolId: pool.userPoolId,
      WebAuthnConfiguration: { RelyingPartyId: "auth.example.com" },
    });
    expect((await choose(pool, username)).AvailableChallenges).not.toContain("WEB_AUTHN");
    await expect(answerPasskey(pool, asked, username, passkey.get(options))).rejects.toMatchObject(refused);
  });

  it("lets the choice be changed when the passkey is not at hand", async () => {
    const { pool, username, passkey } = await arrive();
    const { asked } = await askForPasskey(pool, username);
    const other = await respond(
      pool,
      { ...asked, ChallengeName: "SELECT_CHALLENGE" },
      { USERNAME: username, ANSWER: "EMAIL_OTP" },
    );
    expect(other.ChallengeName).toBe("EMAIL_OTP");
    const again = await askForPasskey(pool, username);
    const CREDENTIAL = JSON.stringify(passkey.get(again.options));
    const { AuthenticationResult } = await respond(
      pool,
      { ...again.asked, ChallengeName: "SELECT_CHALLENGE" },
      { USERNAME: username, ANSWER: "WEB_AUTHN", CREDENTIAL },
    );
    expect(AuthenticationResult).toBeDefined();
  });

  it("takes no signature after the session's life", async () => {
    const { pool, username, passkey } = await arrive();
    const { asked, options } = await askForPasskey(pool, username);
    now += 3 * 60_000;
    await expect(answerPasskey(pool, asked, username, passkey.get(options))).rejects.toMatchObject({
      message: "Invalid session for the user, session is expired.",
    });
  });

  it("keeps somebody out who was disabled, passkey or not", async () => {
    const { pool, username, passkey } = await arrive();
    await pool.sdk.adminDisableUser({ UserPoolId: pool.userPoolId, Username: username });
    const { asked, options } = await askForPasskey(pool, username);
    await expect(answerPasskey(pool, asked, username, passkey.get(options))).rejects.toMatchObject({
      message: "User is disabled.",
    });
  });
});
