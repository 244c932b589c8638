import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callOperation, signedFor } from "../../test/call-operation.ts";
import { createEmulator, createTestPool, type Emulator, type TestPool, type TestUser } from "../index.ts";
import { g, k, modulo, power } from "../srp/group.ts";
import { scrambler } from "../srp/session-key.ts";
import { claimSignature } from "../srp/signature.ts";
import { privateKey } from "../srp/verifier.ts";

const minutes = 60_000;
const wrong = { __type: "NotAuthorizedException", message: "Incorrect username or password." };

describe("Signing in", () => {
  let emulator: Emulator;
  let pool: TestPool;
  let user: TestUser;
  let now: number;
  beforeAll(async () => {
    emulator = await createEmulator({ clock: { now: () => now } });
    now = Date.UTC(2026, 10, 2, 6, 27, 9);
    pool = await createTestPool(emulator);
  });
  afterAll(() => emulator.close());
  beforeEach(async () => {
    user = await pool.addUser();
  });

  const call = async (operation: string, body: object) =>
    (await callOperation(emulator.url, operation, body)).body;
  const withPassword = (USERNAME: string, PASSWORD: string, ClientId = pool.clientId) =>
    call("InitiateAuth", {
      ClientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME, PASSWORD },
    });

  /** SRP from the client's side, written out: what any client library does. */
  const a = 0x1234_5678_9abc_def0n;
  const beginSrp = async (USERNAME: string) => {
    const AuthParameters = { USERNAME, SRP_A: power(g, a).toString(16) };
    const body = await call("InitiateAuth", {
      ClientId: pool.clientId,
      AuthFlow: "USER_SRP_AUTH",
      AuthParameters,
    });
    // The shape of the challenge is what the test is about to use.
    return body as { Session: string; ChallengeParameters: Record<string, string> };
  };
  const proof = ({ ChallengeParameters: sent }: Awaited<ReturnType<typeof beginSrp>>, password: string) => {
    const text = (name: string) => sent[name] ?? "";
    const identity = { poolName: pool.userPoolId.split("_")[1] ?? "", userId: text("USER_ID_FOR_SRP") };
    const x = privateKey(identity, password, text("SALT"));
    const [A, B] = [power(g, a), BigInt(`0x${text("SRP_B")}`)];
    const u = scrambler({ A, B, b: 0n, verifier: 0n });
    // The client's S equals the server's with A := B − k·g^x, exponent a + u·x and no verifier.
    const base = modulo(B - k * power(g, x));
    const key = keyFrom(power(base, a + u * x), u);
    const claim = {
      secretBlock: Buffer.from(text("SECRET_BLOCK"), "base64"),
      timestamp: "Mon Nov 2 06:27:09 UTC 2026",
    };
    return {
      USERNAME: identity.userId,
      TIMESTAMP: claim.timestamp,
      PASSWORD_CLAIM_SECRET_BLOCK: text("SECRET_BLOCK"),
      PASSWORD_CLAIM_SIGNATURE: claimSignature(identity, key, claim).toString("base64"),
    };
  };
  const answerSrp = (Session: string, ChallengeResponses: object, ClientId = pool.clientId) =>
    call("RespondToAuthChallenge", {
      ClientId,
      ChallengeName: "PASSWORD_VERIFIER",
      Session,
      ChallengeResponses,
    });

  describe("over SRP", () => {
    it("gives tokens for the right password, by user name or verified address", async () => {
      for (const name of [user.username, `${user.username}@example.com`]) {
        const begun = await beginSrp(name);
        expect(begun.ChallengeParameters).toMatchObject({
          USERNAME: user.username,
          USER_ID_FOR_SRP: user.username,
        });
        const body = await answerSrp(begun.Session, proof(begun, user.password));
        expect(body).toHaveProperty("AuthenticationResult.AccessToken");
      }
    });

    it("refuses a wrong password, and the session with it", async () => {
      const begun = await beginSrp(user.username);
      expect(await answerSrp(begun.Session, proof(begun, "Wr0ng!pass"))).toEqual(wrong);
      expect(await answerSrp(begun.Session, proof(begun, user.password))).toMatchObject({
        message: "Invalid session for the user, session can only be used once.",
      });
    });

    it("refuses a proof made for another secret block, another moment or another user", async () => {
      const other = await pool.addUser();
      const bends = [
        { PASSWORD_CLAIM_SECRET_BLOCK: Buffer.from("another").toString("base64") },
        { TIMESTAMP: "Mon Nov 2 06:27:10 UTC 2026" },
        { USERNAME: other.username },
      ];
      for (const bend of bends) {
        const begun = await beginSrp(user.username);
        const body = await answerSrp(begun.Session, { ...proof(begun, user.password), ...bend });
        expect(body["__type"]).toBe("NotAuthorizedException");
      }
    });

    it("refuses a proof that is too old by its own timestamp", async () => {
      const begun = await beginSrp(user.username);
      const responses = proof(begun, user.password);
      now += 3 * minutes;
      expect(await answerSrp(begun.Session, responses)).toMatchObject({
        message: "Invalid session for the user, session is expired.",
      });
      now += 3 * minutes;
      const fresh = await beginSrp(user.username);
      expect(await answerSrp(fresh.Session, proof(fresh, user.password))).toEqual(wrong);
      now -= 6 * minutes;
    });

    it("refuses public values that would give the key away", async () => {
      for (const SRP_A of ["0", "00", "zz", "f".repeat(2000)]) {
        const AuthParameters = { USERNAME: user.username, SRP_A };
        const body = await call("InitiateAuth", {
          ClientId: pool.clientId,
          AuthFlow: "USER_SRP_AUTH",
          AuthParameters,
        });
        expect(body["__type"]).toBe("InvalidParameterException");
      }
    });

    it("plays along with an unknown name: the same salt each time, then the usual refusal", async () => {
      const [one, two] = [await beginSrp("nobody"), await beginSrp("nobody")];
      expect(one.ChallengeParameters["SALT"]).toBe(two.ChallengeParameters["SALT"]);
      expect(one.ChallengeParameters["USER_ID_FOR_SRP"]).toBe(two.ChallengeParameters["USER_ID_FOR_SRP"]);
      expect(one.ChallengeParameters["SALT"]).not.toBe(
        (await beginSrp("nobody else")).ChallengeParameters["SALT"],
      );
      const real = await beginSrp(user.username);
      expect(Object.keys(one.ChallengeParameters)).toEqual(Object.keys(real.ChallengeParameters));
      expect(await answerSrp(one.Session, proof(one, "Passw0rd!x"))).toEqual(wrong);
    });

    it("gives a stable simulated id in UUID form for an unknown address", async () => {
      const { ChallengeParameters } = await beginSrp("nobody@example.com");
      expect(ChallengeParameters["USER_ID_FOR_SRP"]).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    });
  });

  describe("a session", () => {
    const invited = () => pool.addUser({ temporary: true });
    const answer = (body: object) => call("RespondToAuthChallenge", { ClientId: pool.clientId, ...body });
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
      now += 3 * minutes;
      expect(await answer({ Session, ...newPassword(person.username) })).toMatchObject({
        message: "Invalid session for the user, session is expired.",
      });
    });

    it("serves no other user, no other client, no other challenge, and cannot be made up", async () => {
      const [person, other] = [await invited(), await invited()];
      const Session = await begin(person);
      const otherClient = (await createTestPool(emulator)).clientId;
      const attempts = [
        { Session, ...newPassword(other.username) },
        { Session, ...newPassword(person.username), ClientId: otherClient },
        { Session: "x".repeat(100), ...newPassword(person.username) },
        { ...newPassword(person.username) },
      ];
      for (const attempt of attempts) {
        expect(await answer(attempt)).toMatchObject({ message: "Invalid session for the user." });
      }
      const srp = await answerSrp(Session, {
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

    it("refuses a temporary password that is too old", async () => {
      const person = await invited();
      now += 8 * 24 * 60 * minutes;
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
        now += seconds * 1000 - 1;
        expect(await fail()).toEqual(locked);
        now += 1;
        expect(await fail()).toEqual(wrong);
      }
    });

    it("locks SRP as well", async () => {
      for (let attempt = 0; attempt < 5; attempt += 1) await fail();
      expect(await beginSrp(user.username)).toEqual(locked);
    });

    it("forgives after a success, and after 15 quiet minutes", async () => {
      for (let attempt = 0; attempt < 4; attempt += 1) await fail();
      expect(await withPassword(user.username, user.password)).toHaveProperty("AuthenticationResult");
      for (let attempt = 0; attempt < 4; attempt += 1) await fail();
      now += 15 * minutes;
      expect(await fail()).toEqual(wrong);
      expect(await withPassword(user.username, user.password)).toHaveProperty("AuthenticationResult");
    });

    it("locks an unknown name like a known one", async () => {
      for (let attempt = 0; attempt < 5; attempt += 1)
        expect(await withPassword("stranger", "Wr0ng!pass")).toEqual(wrong);
      expect(await withPassword("stranger", "Wr0ng!pass")).toEqual(locked);
    });
  });

  it("takes server flows from servers only", async () => {
    const AuthParameters = { USERNAME: user.username, PASSWORD: user.password };
    for (const AuthFlow of ["ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH", "CUSTOM_AUTH", "constructor"]) {
      expect(await call("InitiateAuth", { ClientId: pool.clientId, AuthFlow, AuthParameters })).toMatchObject(
        {
          message: "Initiate Auth method not supported.",
        },
      );
    }
    const client = {
      UserPoolId: pool.userPoolId,
      ClientName: "server",
      ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"],
    };
    const made = await callOperation(emulator.url, "CreateUserPoolClient", client, signedFor(pool.region));
    const { ClientId } = made.body["UserPoolClient"] as { ClientId: string }; // just created, with an id
    const begun = {
      UserPoolId: pool.userPoolId,
      ClientId,
      AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
      AuthParameters,
    };
    const answer = await callOperation(emulator.url, "AdminInitiateAuth", begun, signedFor(pool.region));
    expect(answer.body).toHaveProperty("AuthenticationResult.AccessToken");
  });
});

/** The end of the key derivation, from the client's own S. */
function keyFrom(secret: bigint, u: bigint): Buffer {
  const pad = (value: bigint) => {
    const hex = value.toString(16);
    const even = hex.length % 2 === 0 ? hex : `0${hex}`;
    return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, "hex");
  };
  const extracted = createHmac("sha256", pad(u)).update(pad(secret)).digest();
  return createHmac("sha256", extracted).update("Caldera Derived Key\u0001").digest().subarray(0, 16);
}
