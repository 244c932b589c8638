import { createHmac } from "node:crypto";
import { ChallengeNameType } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PoolApi, startPoolApi } from "../../../test/pool-api.ts";

let api: PoolApi;
beforeAll(async () => {
  api = await startPoolApi({ ACCESS_TOKEN_COOKIE: "token" });
});
afterAll(() => api.close());

const newPassword = "Hakone-no-seki-1619!";

const post = (verb: string, payload: object) =>
  api.send({ method: "POST", url: `/api/v1/user/${verb}`, payload });

/** Somebody with a temporary password, and the session of their challenge. */
async function invite(): Promise<{ username: string; session: string }> {
  const { username, password } = await api.pool.addUser({ temporary: true });
  return { username, session: (await post("login", { username, password })).json().session };
}

async function answerWith(username: string, session: string): Promise<string> {
  const response = await post("new-password", { username, new_password: newPassword, session });
  return response.statusCode === 200 ? "signed in" : `${response.statusCode} ${response.json().error}`;
}

const refused = "401 sign_in_failed";

describe("the session of a challenge", () => {
  it("is good for its own person only, and stays good for them", async () => {
    const [one, other] = [await invite(), await invite()];
    expect(await answerWith(other.username, one.session)).toBe(refused);
    expect(await answerWith("nobody", one.session)).toBe(refused);
    expect(await answerWith(one.username, one.session)).toBe("signed in");
    expect(await answerWith(other.username, other.session)).toBe("signed in");
  });

  it("is good once", async () => {
    const { username, session } = await invite();
    expect(await answerWith(username, session)).toBe("signed in");
    expect(await answerWith(username, session)).toBe(refused);
  });

  it("is good for three minutes", async () => {
    const [early, late] = [await invite(), await invite()];
    api.advance(2);
    expect(await answerWith(early.username, early.session)).toBe("signed in");
    api.advance(2);
    expect(await answerWith(late.username, late.session)).toBe(refused);
  });

  it("is good for its own challenge only", async () => {
    const { username } = await api.pool.addUser({ temporary: true });
    const mac = createHmac("sha256", api.clientSecret).update(username + api.clientId);
    const { ChallengeName, Session } = await api.admin.initiateAuth({
      ClientId: api.clientId,
      AuthFlow: "USER_SRP_AUTH",
      AuthParameters: { USERNAME: username, SRP_A: "abcdef12", SECRET_HASH: mac.digest("base64") },
    });
    expect(ChallengeName).toBe("PASSWORD_VERIFIER");
    expect(await answerWith(username, String(Session))).toBe(refused);
  });

  it("is good for the client that opened it only", async () => {
    const { username, password } = await api.pool.addUser({ temporary: true });
    const { Session } = await api.admin.initiateAuth({
      ClientId: api.pool.clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD: password },
    });
    expect(await answerWith(username, String(Session))).toBe(refused);
  });

  it("is no token, wherever one is taken", async () => {
    const { username, session } = await invite();
    for (const headers of [{ authorization: `Bearer ${session}` }, { cookie: `token=${session}` }]) {
      for (const url of ["/api/v1/protected", "/api/v1/items", "/api/v1/user", "/trpc/auth.me"]) {
        const response = await api.send({ url, headers });
        expect([url, response.statusCode]).toEqual([url, 401]);
        expect(response.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
      }
    }
    expect((await post("refresh", { refresh_token: session })).json().error).toBe("token_validation_failed");
    await post("logout", { refresh_token: session });
    expect(await answerWith(username, session)).toBe("signed in");
  });

  it("is still good after a password that the pool finds too weak", async () => {
    const { username, session } = await invite();
    const weak = await post("new-password", { username, new_password: "short", session });
    expect([weak.statusCode, weak.json().fields]).toEqual([400, { new_password: "too_weak" }]);
    expect(await answerWith(username, session)).toBe("signed in");
  });
});

describe("a challenge that cannot be met here", () => {
  const others = Object.values(ChallengeNameType).filter((name) => name !== "NEW_PASSWORD_REQUIRED");

  it.each(others)("%s is named, in both languages, and its session is not handed out", async (challenge) => {
    const session = "s".repeat(40);
    const body = { ChallengeName: challenge, Session: session, ChallengeParameters: {} };
    api.way.answer("InitiateAuth", { status: 200, body });
    for (const [language, message] of [
      ["ja", "このアカウントのサインインには、ここでは行えない手順が必要です"],
      ["en", "This account's sign-in needs a step that cannot be taken here"],
    ] as const) {
      const response = await api.send({
        method: "POST",
        url: "/api/v1/user/login",
        headers: { "accept-language": language },
        payload: { username: "akari", password: "right" },
      });
      expect(response.statusCode).toBe(409);
      expect(response.json()).toEqual({
        error: "challenge_unsupported",
        message,
        challenge,
        request_id: expect.any(String),
      });
      expect(response.body).not.toContain(session);
    }
    api.way.fail(null);
  });
});
