import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../index.ts";
import { addPasswordless, choose, openChoicePool, respond } from "./choice-pool.ts";
import { newUsername, openPool, PASSWORD, present } from "./local-pool.ts";

const usedSession = { message: "Invalid session for the user, session can only be used once." };

describe("The AWS SDK signs people in as they choose", () => {
  let emulator: Emulator;
  let now = Date.UTC(2026, 10, 2, 6, 0, 0);
  beforeAll(async () => {
    emulator = await createEmulator({ dataDir: null, clock: { now: () => now } });
  });
  afterAll(() => emulator.close());

  it("offers what the user has set up and the pool allows, and no more", async () => {
    const pool = await openChoicePool(emulator);
    const { username } = await pool.addUser();
    expect(await choose(pool, username)).toMatchObject({
      ChallengeName: "SELECT_CHALLENGE",
      AvailableChallenges: ["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"],
      Session: expect.any(String),
    });
    const narrow = await openChoicePool(emulator, ["PASSWORD"]);
    const other = await narrow.addUser();
    expect(await choose(narrow, other.username)).toMatchObject({
      AvailableChallenges: ["PASSWORD_SRP", "PASSWORD"],
    });
  });

  it("offers no address that was not proven", async () => {
    const pool = await openChoicePool(emulator);
    const { username } = await pool.addUser({
      attributes: { email_verified: "false", phone_number: "+819012345678", phone_number_verified: "false" },
    });
    const answer = await choose(pool, username, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    expect(answer).toMatchObject({
      ChallengeName: "SELECT_CHALLENGE",
      AvailableChallenges: ["PASSWORD_SRP", "PASSWORD"],
    });
    await expect(respond(pool, answer, { USERNAME: username, ANSWER: "EMAIL_OTP" })).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
  });

  it("takes a password with the choice, and leaves the choice open after a wrong one", async () => {
    const pool = await openChoicePool(emulator);
    const { username } = await pool.addUser();
    const asked = await choose(pool, username);
    const answer = (password: string) =>
      respond(pool, asked, { USERNAME: username, ANSWER: "PASSWORD", PASSWORD: password });
    await expect(answer("Wr0ng!pass")).rejects.toMatchObject({ message: "Incorrect username or password." });
    expect((await answer(PASSWORD)).AuthenticationResult?.AccessToken).toBeDefined();
    await expect(answer(PASSWORD)).rejects.toMatchObject(usedSession);
  });

  it("asks for the password where it was chosen without one, and lets the choice be changed", async () => {
    const pool = await openChoicePool(emulator);
    const { username } = await pool.addUser();
    const asked = await choose(pool, username, { PREFERRED_CHALLENGE: "PASSWORD" });
    expect(asked.ChallengeName).toBe("PASSWORD");
    expect((await respond(pool, asked, { USERNAME: username, PASSWORD })).AuthenticationResult).toBeDefined();

    const undecided = await choose(pool, username, { PREFERRED_CHALLENGE: "PASSWORD_SRP" });
    expect(undecided.ChallengeName).toBe("PASSWORD_SRP");
    const other = await respond(
      pool,
      { ...undecided, ChallengeName: "SELECT_CHALLENGE" },
      { USERNAME: username, ANSWER: "EMAIL_OTP" },
    );
    expect(other).toMatchObject({ ChallengeName: "EMAIL_OTP" });
    expect(other).not.toHaveProperty("AvailableChallenges");
  });

  it("counts wrong passwords towards the lockout, whichever flow they come by", async () => {
    const pool = await openChoicePool(emulator);
    const { username } = await pool.addUser();
    const asked = await choose(pool, username);
    const answer = (password: string) =>
      respond(pool, asked, { USERNAME: username, ANSWER: "PASSWORD", PASSWORD: password });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(answer("Wr0ng!pass")).rejects.toMatchObject({ name: "NotAuthorizedException" });
    }
    await expect(answer(PASSWORD)).rejects.toMatchObject({ message: "Password attempts exceeded" });
  });

  it("offers an invited person the password only, whatever they would prefer", async () => {
    const pool = await openChoicePool(emulator);
    const username = await addPasswordless(pool, { TemporaryPassword: "Temp0rary!" });
    const asked = await choose(pool, username, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    expect(asked).toMatchObject({
      ChallengeName: "SELECT_CHALLENGE",
      AvailableChallenges: ["PASSWORD_SRP", "PASSWORD"],
    });
    expect(
      await respond(pool, asked, { USERNAME: username, ANSWER: "PASSWORD", PASSWORD: "Temp0rary!" }),
    ).toMatchObject({ ChallengeName: "NEW_PASSWORD_REQUIRED" });
  });

  it("confirms a user entered without a password, and mails him a code at once", async () => {
    const pool = await openChoicePool(emulator);
    const username = await addPasswordless(pool);
    expect(await pool.sdk.adminGetUser({ UserPoolId: pool.userPoolId, Username: username })).toMatchObject({
      UserStatus: "CONFIRMED",
    });
    expect(await choose(pool, username)).toMatchObject({
      ChallengeName: "EMAIL_OTP",
      AvailableChallenges: ["EMAIL_OTP"],
    });
    expect(await pool.lastCode(username)).toMatch(/^\d{8}$/);
  });

  it("tells nobody's name from somebody's where the client hides that", async () => {
    const pool = await openChoicePool(emulator);
    const known = await pool.addUser();
    const shapeOf = async (username: string, PREFERRED_CHALLENGE?: string) => {
      const answer = await choose(pool, username, PREFERRED_CHALLENGE ? { PREFERRED_CHALLENGE } : {});
      return [
        answer.ChallengeName,
        answer.AvailableChallenges,
        Object.keys(answer.ChallengeParameters ?? {}),
      ];
    };
    for (const preferred of [undefined, "EMAIL_OTP", "PASSWORD", "SMS_OTP"]) {
      expect(await shapeOf("nobody", preferred)).toEqual(await shapeOf(known.username, preferred));
    }
    const asked = await choose(pool, "nobody@example.com", { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    for (const USERNAME of ["nobody@example.com", asked.ChallengeParameters?.["USER_ID_FOR_SRP"] ?? ""]) {
      await expect(respond(pool, asked, { USERNAME, EMAIL_OTP_CODE: "12345678" })).rejects.toMatchObject({
        name: "CodeMismatchException",
      });
    }
    const open = await openChoicePool(emulator, ["PASSWORD"], { PreventUserExistenceErrors: "LEGACY" });
    await expect(choose(open, "nobody")).rejects.toMatchObject({ name: "UserNotFoundException" });
  });

  it("is open to clients that list the flow, and to servers too", async () => {
    const closed = await openPool(emulator);
    const { username } = await closed.addUser();
    await expect(choose(closed, username)).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: "USER_AUTH is not enabled for the client.",
    });
    const pool = await openChoicePool(emulator);
    const user = await pool.addUser();
    const admin = { UserPoolId: pool.userPoolId, ClientId: pool.clientId };
    const asked = await pool.sdk.adminInitiateAuth({
      ...admin,
      AuthFlow: "USER_AUTH",
      AuthParameters: { USERNAME: user.username, PREFERRED_CHALLENGE: "EMAIL_OTP" },
    });
    const { AuthenticationResult } = await pool.sdk.adminRespondToAuthChallenge({
      ...admin,
      ChallengeName: asked.ChallengeName,
      Session: asked.Session,
      ChallengeResponses: { USERNAME: user.username, EMAIL_OTP_CODE: await pool.lastCode(user.username) },
    });
    expect(AuthenticationResult?.AccessToken).toBeDefined();
  });

  it("asks a confidential client for its secret hash at every step", async () => {
    const pool = await openChoicePool(emulator, ["PASSWORD", "EMAIL_OTP"], { GenerateSecret: true });
    const { username: USERNAME } = await pool.addUser();
    const SECRET_HASH = createHmac("sha256", present(pool.clientSecret))
      .update(USERNAME + pool.clientId)
      .digest("base64");
    await expect(choose(pool, USERNAME)).rejects.toMatchObject({ name: "NotAuthorizedException" });
    const asked = await choose(pool, USERNAME, { SECRET_HASH });
    const answer = { USERNAME, ANSWER: "PASSWORD", PASSWORD };
    await expect(respond(pool, asked, answer)).rejects.toMatchObject({ name: "NotAuthorizedException" });
    expect((await respond(pool, asked, { ...answer, SECRET_HASH })).AuthenticationResult).toBeDefined();
  });

  it("is sold with the larger feature plans only", async () => {
    const tier = { UserPoolTier: "LITE" as const };
    const policies = {
      SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD" as const, "EMAIL_OTP" as const] },
    };
    const refusal = { name: "FeatureUnavailableInTierException" };
    await expect(openPool(emulator, { pool: { ...tier, Policies: policies } })).rejects.toMatchObject(
      refusal,
    );
    const { sdk, userPoolId: UserPoolId } = await openPool(emulator, { pool: tier });
    await expect(sdk.updateUserPool({ UserPoolId, ...tier, Policies: policies })).rejects.toMatchObject(
      refusal,
    );
    const WebAuthnConfiguration = { RelyingPartyId: "localhost" };
    await expect(sdk.setUserPoolMfaConfig({ UserPoolId, WebAuthnConfiguration })).rejects.toMatchObject(
      refusal,
    );
  });

  it("lists what the signed-in user could sign in with", async () => {
    const pool = await openChoicePool(emulator);
    const { username } = await pool.addUser();
    const { AuthenticationResult } = await choose(pool, username, {
      PREFERRED_CHALLENGE: "PASSWORD",
      PASSWORD,
    });
    const { AccessToken } = present(AuthenticationResult);
    expect(await pool.sdk.getUserAuthFactors({ AccessToken })).toMatchObject({
      Username: username,
      ConfiguredUserAuthFactors: ["PASSWORD", "EMAIL_OTP"],
    });
  });

  it("carries no sign-up over to whoever has the name next", async () => {
    const pool = await openChoicePool(emulator);
    const { clientId: ClientId, userPoolId: UserPoolId } = pool;
    const Username = newUsername();
    const UserAttributes = [{ Name: "email", Value: `${Username}@example.com` }];
    await pool.sdk.signUp({ ClientId, Username, UserAttributes });
    const ConfirmationCode = await pool.lastCode(Username);
    const { Session } = await pool.sdk.confirmSignUp({ ClientId, Username, ConfirmationCode });
    await pool.sdk.adminDeleteUser({ UserPoolId, Username });
    await addPasswordless(pool, { Username });
    await expect(
      pool.sdk.initiateAuth({
        ClientId,
        AuthFlow: "USER_AUTH",
        AuthParameters: { USERNAME: Username },
        Session,
      }),
    ).rejects.toMatchObject({ message: "Invalid session for the user." });
  });

  it("signs up without a password only where codes sign in", async () => {
    const pool = await openPool(emulator);
    await expect(pool.sdk.signUp({ ClientId: pool.clientId, Username: newUsername() })).rejects.toMatchObject(
      { name: "InvalidParameterException" },
    );
  });

  it("carries a sign-up over into one sign-in, of the same person and for a few minutes", async () => {
    const pool = await openChoicePool(emulator);
    const arrive = async () => {
      const Username = newUsername();
      const UserAttributes = [{ Name: "email", Value: `${Username}@example.com` }];
      const { Session } = await pool.sdk.signUp({ ClientId: pool.clientId, Username, UserAttributes });
      await expect(choose(pool, Username)).rejects.toMatchObject({ name: "UserNotConfirmedException" });
      const ConfirmationCode = await pool.lastCode(Username);
      const proof = { ClientId: pool.clientId, Username, ConfirmationCode };
      await expect(pool.sdk.confirmSignUp({ ...proof, Session: "x".repeat(40) })).rejects.toMatchObject({
        message: "Invalid session for the user.",
      });
      const confirmed = await pool.sdk.confirmSignUp({ ...proof, Session });
      return { Username, unconfirmed: Session, confirmed: confirmed.Session };
    };
    const enter = (USERNAME: string, Session: string | undefined) =>
      pool.sdk.initiateAuth({
        ClientId: pool.clientId,
        AuthFlow: "USER_AUTH",
        AuthParameters: { USERNAME },
        Session,
      });
    const [person, other] = [await arrive(), await arrive()];
    await expect(enter(person.Username, person.unconfirmed)).rejects.toMatchObject({
      message: "Invalid session for the user.",
    });
    await expect(enter(other.Username, person.confirmed)).rejects.toMatchObject({
      message: "Invalid session for the user.",
    });
    const both = await Promise.allSettled([
      enter(person.Username, person.confirmed),
      enter(person.Username, person.confirmed),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    now += 3 * 60_000;
    await expect(enter(other.Username, other.confirmed)).rejects.toMatchObject({
      message: "Invalid session for the user, session is expired.",
    });
  });
});
