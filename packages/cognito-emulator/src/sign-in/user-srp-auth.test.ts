import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { answerSrp, beginSrp, prove } from "../../test/srp-client.ts";
import type { TestUser } from "../index.ts";

const minutes = 60_000;
const wrong = { __type: "NotAuthorizedException", message: "Incorrect username or password." };

describe("Signing in over SRP", () => {
  let account: AccountPool;
  let user: TestUser;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    user = await account.pool.addUser();
  });

  it("gives tokens for the right password, by user name or verified address", async () => {
    for (const name of [user.username, `${user.username}@example.com`]) {
      const begun = await beginSrp(account, name);
      expect(begun.ChallengeParameters).toMatchObject({
        USERNAME: user.username,
        USER_ID_FOR_SRP: user.username,
      });
      const body = await answerSrp(account, begun.Session, prove(account, begun, user.password));
      expect(body).toHaveProperty("AuthenticationResult.AccessToken");
    }
  });

  it("refuses a wrong password, and the session with it", async () => {
    const begun = await beginSrp(account, user.username);
    expect(await answerSrp(account, begun.Session, prove(account, begun, "Wr0ng!pass"))).toEqual(wrong);
    expect(await answerSrp(account, begun.Session, prove(account, begun, user.password))).toMatchObject({
      message: "Invalid session for the user, session can only be used once.",
    });
  });

  it("finds the session by the secret block for clients that send none back, and only once", async () => {
    const begun = await beginSrp(account, user.username);
    const proof = prove(account, begun, user.password);
    const answers = await Promise.all([
      answerSrp(account, undefined, proof),
      answerSrp(account, undefined, proof),
    ]);
    expect(answers.filter((body) => "AuthenticationResult" in body)).toHaveLength(1);
    expect(answers).toContainEqual(
      expect.objectContaining({ message: "Invalid session for the user, session can only be used once." }),
    );
  });

  it("refuses a proof without a session whose secret block is none of the pool's", async () => {
    const begun = await beginSrp(account, user.username);
    const proof = prove(account, begun, user.password);
    const withBlock = (PASSWORD_CLAIM_SECRET_BLOCK: string) =>
      answerSrp(account, undefined, { ...proof, PASSWORD_CLAIM_SECRET_BLOCK });
    expect(await withBlock(Buffer.from("another").toString("base64"))).toMatchObject({
      __type: "NotAuthorizedException",
      message: "Invalid session for the user.",
    });
    expect(await withBlock("")).toMatchObject({
      message: "Missing required parameter PASSWORD_CLAIM_SECRET_BLOCK",
    });
    expect(await answerSrp(account, undefined, proof)).toHaveProperty("AuthenticationResult.AccessToken");
  });

  it("refuses a proof made for another secret block, another moment or another user", async () => {
    const other = await account.pool.addUser();
    const bends = [
      { PASSWORD_CLAIM_SECRET_BLOCK: Buffer.from("another").toString("base64") },
      { TIMESTAMP: "Mon Nov 2 06:27:10 UTC 2026" },
      { USERNAME: other.username },
    ];
    for (const bend of bends) {
      const begun = await beginSrp(account, user.username);
      const body = await answerSrp(account, begun.Session, {
        ...prove(account, begun, user.password),
        ...bend,
      });
      expect(body["__type"]).toBe("NotAuthorizedException");
    }
  });

  it("refuses a proof whose own timestamp is more than five minutes off", async () => {
    for (const [offMinutes, accepted] of [
      [-6, false],
      [6, false],
      [4, true],
    ] as const) {
      const begun = await beginSrp(account, user.username);
      const then = { ...account, now: account.now + offMinutes * minutes };
      const body = await answerSrp(account, begun.Session, prove(then, begun, user.password));
      expect("AuthenticationResult" in body).toBe(accepted);
    }
  });

  it("accepts a client that goes by this machine's clock, however far the pool's was moved", async () => {
    const ahead = 31 * 24 * 60 * minutes;
    account.now += ahead;
    onTestFinished(() => {
      account.now -= ahead;
    });
    const begun = await beginSrp(account, user.username);
    const byTheMachine = prove({ ...account, now: Date.now() }, begun, user.password);
    expect(await answerSrp(account, begun.Session, byTheMachine)).toHaveProperty("AuthenticationResult");
  });

  it("refuses public values that would give the key away", async () => {
    for (const SRP_A of ["0", "00", "zz", "f".repeat(2000)]) {
      const AuthParameters = { USERNAME: user.username, SRP_A };
      const body = await account.call("InitiateAuth", {
        AuthFlow: "USER_SRP_AUTH",
        AuthParameters,
      });
      expect(body["__type"]).toBe("InvalidParameterException");
    }
  });

  it("plays along with an unknown name: the same salt each time, then the usual refusal", async () => {
    const [one, two] = [await beginSrp(account, "nobody"), await beginSrp(account, "nobody")];
    expect(one.ChallengeParameters["SALT"]).toBe(two.ChallengeParameters["SALT"]);
    expect(one.ChallengeParameters["USER_ID_FOR_SRP"]).toBe(two.ChallengeParameters["USER_ID_FOR_SRP"]);
    expect(one.ChallengeParameters["SALT"]).not.toBe(
      (await beginSrp(account, "nobody else")).ChallengeParameters["SALT"],
    );
    const real = await beginSrp(account, user.username);
    expect(Object.keys(one.ChallengeParameters)).toEqual(Object.keys(real.ChallengeParameters));
    expect(await answerSrp(account, one.Session, prove(account, one, "Passw0rd!x"))).toEqual(wrong);
  });

  it("gives a stable simulated id in UUID form for an unknown address", async () => {
    const { ChallengeParameters } = await beginSrp(account, "nobody@example.com");
    expect(ChallengeParameters["USER_ID_FOR_SRP"]).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
