import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { answerSrp, beginSrp } from "../../test/srp-client.ts";
import type { TestUser } from "../index.ts";

const minutes = 60_000;
const wrong = { __type: "NotAuthorizedException", message: "Incorrect username or password." };

describe("Signing in", () => {
  let account: AccountPool;
  let user: TestUser;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    user = await account.pool.addUser();
  });

  const withPassword = (USERNAME: string, PASSWORD: string) =>
    account.call("InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME, PASSWORD } });

  describe("a session", () => {
    const invited = () => account.pool.addUser({ temporary: true });
    const answer = (body: object) => account.call("RespondToAuthChallenge", { ...body });
    const begin = async ({ username, password }: TestUser) =>
      String((await withPassword(username, password))["Session"]);
    const newPassword = (USERNAME: string, NEW_PASSWORD = "An0ther!pass") => ({
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      ChallengeResponses: { USERNAME, NEW_PASSWORD },
    });

    it("stays usable after a password the policy refuses, and ends with success", async () => {
      const person = await invited();
      const Session = await begin(person);
      expect(await answer({ Session, ...newPassword(person.username, "weak") })).toMatchObject({
        __type: "InvalidPasswordException",
      });
      expect(await answer({ Session, ...newPassword(person.username) })).toHaveProperty(
        "AuthenticationResult",
      );
      expect(await answer({ Session, ...newPassword(person.username) })).toMatchObject({
        message: "Invalid session for the user, session can only be used once.",
      });
    });

    it("expires after three minutes", async () => {
      const person = await invited();
      const Session = await begin(person);
      account.now += 3 * minutes;
      expect(await answer({ Session, ...newPassword(person.username) })).toMatchObject({
        message: "Invalid session for the user, session is expired.",
      });
    });

    it("serves no other user, no other client, no other challenge, and cannot be made up", async () => {
      const [person, other] = [await invited(), await invited()];
      const Session = await begin(person);
      const otherClient = (await account.neighbour()).clientId;
      const attempts = [
        { Session, ...newPassword(other.username) },
        { Session, ...newPassword(person.username), ClientId: otherClient },
        { Session: "x".repeat(100), ...newPassword(person.username) },
      ];
      for (const attempt of attempts) {
        expect(await answer(attempt)).toMatchObject({ message: "Invalid session for the user." });
      }
      const srp = await answerSrp(account, Session, {
        USERNAME: person.username,
        TIMESTAMP: "x",
        PASSWORD_CLAIM_SECRET_BLOCK: "x",
        PASSWORD_CLAIM_SIGNATURE: "x",
      });
      expect(srp).toMatchObject({ message: "Invalid session for the user." });
    });

    it("lets nobody choose a role together with the new password", async () => {
      const person = await invited();
      const Session = await begin(person);
      const { ChallengeName, ChallengeResponses } = newPassword(person.username);
      const bent = { ...ChallengeResponses, "userAttributes.custom:role": "admin" };
      expect(await answer({ Session, ChallengeName, ChallengeResponses: bent })).toMatchObject({
        message: "A client attempted to write unauthorized attribute",
      });
      const provided = { ...ChallengeResponses, "userAttributes.email": "else@example.com" };
      expect(await answer({ Session, ChallengeName, ChallengeResponses: provided })).toMatchObject({
        message: "Cannot modify an already provided email",
      });
    });

    it("does not outlive the temporary password it was opened with", async () => {
      const person = await invited();
      const reissues = [
        () => account.administer("AdminCreateUser", { Username: person.username, MessageAction: "RESEND" }),
        () =>
          account.administer("AdminSetUserPassword", { Username: person.username, Password: "Temp0rary!" }),
      ];
      for (const reissue of reissues) {
        const password = account.pool.lastCode(person.username) ?? person.password;
        const Session = await begin({ ...person, password });
        await reissue();
        expect(await answer({ Session, ...newPassword(person.username) })).toMatchObject({
          message: "Invalid session for the user.",
        });
      }
      const Session = await begin({ ...person, password: "Temp0rary!" });
      expect(await answer({ Session, ...newPassword(person.username) })).toHaveProperty(
        "AuthenticationResult",
      );
    });

    it("is answered by whichever name the person signs in with", async () => {
      const person = await invited();
      const address = `${person.username}@example.com`;
      const Session = await begin({ ...person, username: address });
      expect(await answer({ Session, ...newPassword(address) })).toHaveProperty("AuthenticationResult");
    });

    it("refuses a temporary password that is too old", async () => {
      const person = await invited();
      account.now += 8 * 24 * 60 * minutes;
      expect(await withPassword(person.username, person.password)).toMatchObject({
        message: "Temporary password has expired and must be reset by an administrator.",
      });
    });
  });

  describe("after wrong passwords", () => {
    const fail = () => withPassword(user.username, "Wr0ng!pass");
    const locked = { __type: "NotAuthorizedException", message: "Password attempts exceeded" };

    it("locks for one second from the fifth on, then two, then four", async () => {
      for (let attempt = 0; attempt < 5; attempt += 1) expect(await fail()).toEqual(wrong);
      for (const seconds of [1, 2, 4]) {
        expect(await withPassword(user.username, user.password)).toEqual(locked);
        account.now += seconds * 1000 - 1;
        expect(await fail()).toEqual(locked);
        account.now += 1;
        expect(await fail()).toEqual(wrong);
      }
    });

    it("locks for 15 minutes at most, however many there were", async () => {
      for (let attempt = 0; attempt < 5; attempt += 1) await fail();
      for (let lock = 1; lock <= 512; lock *= 2) {
        account.now += lock * 1000;
        expect(await fail()).toEqual(wrong);
      }
      account.now += 15 * minutes - 1;
      expect(await withPassword(user.username, user.password)).toEqual(locked);
      account.now += 1;
      expect(await withPassword(user.username, user.password)).toHaveProperty("AuthenticationResult");
    });

    it("locks SRP as well", async () => {
      for (let attempt = 0; attempt < 5; attempt += 1) await fail();
      expect(await beginSrp(account, user.username)).toEqual(locked);
    });

    it("forgives after a success, and after 15 quiet minutes", async () => {
      for (let attempt = 0; attempt < 4; attempt += 1) await fail();
      expect(await withPassword(user.username, user.password)).toHaveProperty("AuthenticationResult");
      for (let attempt = 0; attempt < 4; attempt += 1) await fail();
      account.now += 15 * minutes;
      expect(await fail()).toEqual(wrong);
      expect(await withPassword(user.username, user.password)).toHaveProperty("AuthenticationResult");
    });

    it("locks an unknown name like a known one", async () => {
      for (let attempt = 0; attempt < 5; attempt += 1)
        expect(await withPassword("stranger", "Wr0ng!pass")).toEqual(wrong);
      expect(await withPassword("stranger", "Wr0ng!pass")).toEqual(locked);
    });

    it("counts a person once, by whatever name and case, and an unknown name likewise", async () => {
      const names = [user.username, user.username.toUpperCase(), `${user.username}@example.com`, user.sub];
      for (const name of [...names, user.username])
        expect(await withPassword(name, "Wr0ng!pass")).toEqual(wrong);
      for (const name of names) expect(await withPassword(name, user.password)).toEqual(locked);
      for (const name of ["Unknown", "unknown", "UNKNOWN", "unKnown", "unknowN"])
        expect(await withPassword(name, "Wr0ng!pass")).toEqual(wrong);
      expect(await withPassword("uNKNOWn", "Wr0ng!pass")).toEqual(locked);
    });
  });

  it("begins nothing but custom flows through a client that is for those only", async () => {
    const { UserPoolClient } = await account.administer("CreateUserPoolClient", {
      ClientName: "custom only",
      ExplicitAuthFlows: ["CUSTOM_AUTH_FLOW_ONLY"],
    });
    const { ClientId } = UserPoolClient as { ClientId: string }; // just created, with an id
    const AuthParameters = { USERNAME: user.username, PASSWORD: user.password, SRP_A: "2" };
    for (const AuthFlow of ["USER_SRP_AUTH", "USER_PASSWORD_AUTH"]) {
      expect(await account.call("InitiateAuth", { ClientId, AuthFlow, AuthParameters })).toMatchObject({
        __type: "InvalidParameterException",
        message: "Only custom auth (lambda driven) is enabled for this client.",
      });
    }
    const begun = { ClientId, AuthFlow: "ADMIN_NO_SRP_AUTH", AuthParameters };
    expect(await account.administer("AdminInitiateAuth", begun)).toMatchObject({
      __type: "InvalidParameterException",
    });
    expect(
      await account.administer("CreateUserPoolClient", {
        ClientName: "both kinds",
        ExplicitAuthFlows: ["CUSTOM_AUTH_FLOW_ONLY", "ALLOW_USER_SRP_AUTH"],
      }),
    ).toMatchObject({ __type: "InvalidParameterException" });
  });

  it("asks for the session where a challenge has come without one", async () => {
    for (const ChallengeName of ["NEW_PASSWORD_REQUIRED", "SOFTWARE_TOKEN_MFA", "CUSTOM_CHALLENGE"]) {
      const ChallengeResponses = {
        USERNAME: user.username,
        NEW_PASSWORD: "An0ther!pass",
        SOFTWARE_TOKEN_MFA_CODE: "123456",
        ANSWER: "anything",
      };
      expect(await account.call("RespondToAuthChallenge", { ChallengeName, ChallengeResponses })).toEqual({
        __type: "InvalidParameterException",
        message: "Missing required parameter Session",
      });
    }
  });

  it("takes server flows from servers only", async () => {
    const AuthParameters = { USERNAME: user.username, PASSWORD: user.password };
    for (const AuthFlow of ["ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"]) {
      expect(await account.call("InitiateAuth", { AuthFlow, AuthParameters })).toMatchObject({
        message: "Initiate Auth method not supported.",
      });
    }
    expect(await account.call("InitiateAuth", { AuthFlow: "constructor", AuthParameters })).toMatchObject({
      __type: "InvalidParameterException",
      message: expect.stringContaining("Value 'constructor' at 'authFlow'"),
    });
    const { UserPoolClient } = await account.administer("CreateUserPoolClient", {
      ClientName: "server",
      ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"],
    });
    const { ClientId } = UserPoolClient as { ClientId: string }; // just created, with an id
    const begun = { ClientId, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters };
    expect(await account.administer("AdminInitiateAuth", begun)).toHaveProperty(
      "AuthenticationResult.AccessToken",
    );
    expect(await account.call("AdminInitiateAuth", begun)).toMatchObject({
      __type: "MissingAuthenticationTokenException",
    });
  });
});
