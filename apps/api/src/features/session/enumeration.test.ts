import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PoolApi, startPoolApi } from "../../../test/pool-api.ts";

// Nobody may learn by signing in who has an account, or in which state it is. An account's state is not told apart from a
// wrong password even to whoever knows the password, although Cognito does: the web app leads such people on.

let api: PoolApi;
beforeAll(async () => {
  api = await startPoolApi();
});
afterAll(() => api.close());

type Somebody = { readonly username: string; readonly password: string };

const wrong = "Not-this-One-77!";

/** Everybody who is not let in. The account of each is new: failures of one would lock another. */
const people: Readonly<Record<string, () => Promise<Somebody>>> = {
  "nobody of that name": async () => ({ username: "nobody", password: wrong }),
  "nobody of that address": async () => ({ username: "nobody@example.com", password: wrong }),
  "a wrong password": async () => ({ ...(await api.pool.addUser()), password: wrong }),
  "a wrong password for a temporary one": async () => ({
    ...(await api.pool.addUser({ temporary: true })),
    password: wrong,
  }),
  "a disabled account": disabled,
  "a disabled account and a wrong password": async () => ({ ...(await disabled()), password: wrong }),
  "an unconfirmed account": unconfirmed,
  "an unconfirmed account and a wrong password": async () => ({ ...(await unconfirmed()), password: wrong }),
  "a password that was reset": reset,
  "a password that was reset, and a wrong one": async () => ({ ...(await reset()), password: wrong }),
};

async function disabled(): Promise<Somebody> {
  const user = await api.pool.addUser();
  await api.admin.adminDisableUser({ UserPoolId: api.pool.userPoolId, Username: user.username });
  return user;
}

async function reset(): Promise<Somebody> {
  const user = await api.pool.addUser();
  await api.admin.adminResetUserPassword({ UserPoolId: api.pool.userPoolId, Username: user.username });
  return user;
}

async function unconfirmed(): Promise<Somebody> {
  const username = `new-${crypto.randomUUID()}`;
  const password = "Passw0rd!x";
  const UserAttributes = [{ Name: "email", Value: `${username}@example.com` }];
  await api.admin.signUp({
    ClientId: api.pool.clientId,
    Username: username,
    Password: password,
    UserAttributes,
  });
  return { username, password };
}

/** All that a stranger can compare: of what takes time, the calls to the pool. */
function seen(response: LightMyRequestResponse, poolCalls: readonly string[]) {
  const { "x-request-id": _id, date: _date, ...headers } = response.headers;
  const { request_id: _name, ...body } = response.json();
  return { status: response.statusCode, headers, body, poolCalls: [...poolCalls] };
}

async function tried(payload: object, verb = "login", language = "ja") {
  api.way.operations.length = 0;
  const headers = { "accept-language": language };
  const response = await api.send({ method: "POST", url: `/api/v1/user/${verb}`, headers, payload });
  return seen(response, api.way.operations);
}

describe.each(["ja", "en"])("signing in, in %s", (language) => {
  it.each(Object.entries(people))("answers %s like a name that does not exist", async (_who, find) => {
    const { username, password } = await find();
    const stranger = await tried({ username: "nobody-else", password: wrong }, "login", language);
    expect(stranger).toMatchObject({ status: 401, body: { error: "sign_in_failed" } });
    expect(stranger.poolCalls).toEqual(["InitiateAuth"]);
    expect(await tried({ username, password }, "login", language)).toEqual(stranger);
  });
});

describe("a locked account", () => {
  it("is locked for a name that does not exist, too, and says no more than before", async () => {
    const known = await api.pool.addUser();
    const answers: unknown[] = [];
    for (const username of [known.username, "nobody-at-all"]) {
      for (let count = 0; count < 7; count++) answers.push(await tried({ username, password: wrong }));
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
});

describe("choosing a new password", () => {
  it("answers alike whether the name or the session is wrong", async () => {
    const invited = await api.pool.addUser({ temporary: true });
    const { username } = await api.pool.addUser();
    const login = { username: invited.username, password: invited.password };
    const { session } = (
      await api.send({ method: "POST", url: "/api/v1/user/login", payload: login })
    ).json();
    const madeUp = "x".repeat(session.length);
    const answers = [];
    for (const [name, proof] of [
      ["nobody", session],
      ["nobody", madeUp],
      [username, session],
      [username, madeUp],
      [invited.username, madeUp],
    ]) {
      const payload = { username: name, session: proof, new_password: "Hakone-no-seki-1619!" };
      answers.push(await tried(payload, "new-password"));
    }
    expect(answers[0]).toMatchObject({ status: 401, body: { error: "sign_in_failed" } });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
});

describe("renewing", () => {
  it("answers alike for a token of a disabled account and for no token at all", async () => {
    const user = await api.pool.addUser();
    const payload = { username: user.username, password: user.password };
    const { refresh_token } = (await api.send({ method: "POST", url: "/api/v1/user/login", payload })).json();
    await api.admin.adminDisableUser({ UserPoolId: api.pool.userPoolId, Username: user.username });
    const ofDisabled = await tried({ refresh_token }, "refresh");
    expect(ofDisabled).toMatchObject({ status: 401, body: { error: "token_validation_failed" } });
    expect(await tried({ refresh_token: "x" }, "refresh")).toEqual(ofDisabled);
  });
});
