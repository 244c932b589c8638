import type { Locale } from "@sekisho/contract/locale";
import type { LightMyRequestResponse } from "fastify";
import { attemptsPerMinute } from "../src/http/limits.ts";
import { poolException } from "./failing-pool.ts";
import type { Sent } from "./pool-api.ts";
import type { Caller, RestWorld } from "./rest-calls.ts";

/** A call that is refused for another reason than who makes it. */
type RefusedCall = {
  /** The operation of the document it belongs to; null for what is none. */
  readonly operation: string | null;
  readonly answer: (world: RestWorld, locale: Locale) => Promise<LightMyRequestResponse>;
};

const prefix = "/api/v1";

/** Sends one request as the user, unless said. */
function asking(
  operation: string | null,
  ask: (world: RestWorld) => Promise<Sent>,
  caller: Caller = "user",
): RefusedCall {
  return {
    operation,
    answer: async (world, locale) => {
      const sent = await ask(world);
      const headers = { ...world.headersOf(caller), ...sent.headers, "accept-language": locale };
      return world.api.send({ ...sent, headers });
    },
  };
}

/** What the pool answers for the length of one call. */
function whilePoolAnswers(
  operation: string,
  verb: string,
  answer: Parameters<RestWorld["api"]["way"]["answer"]>[1],
): RefusedCall {
  const url = `${prefix}/user/${verb}`;
  const payload = verb === "login" ? { username: "hanako", password: "x" } : { refresh_token: "x" };
  const call = asking(`POST ${url}`, async () => ({ method: "POST", url, payload }), "anonymous");
  return {
    ...call,
    async answer(world, locale) {
      world.api.way.answer(operation, answer);
      const response = await call.answer(world, locale);
      world.api.way.fail(null);
      return response;
    },
  };
}

const items = `${prefix}/items`;
const login = `${prefix}/user/login`;
const json = { "content-type": "application/json" };

export const refusedCalls: Readonly<Record<string, RefusedCall>> = {
  "a path that does not exist": asking(null, async () => ({ url: "/nowhere" })),
  "a method that does not exist": asking(null, async () => ({ method: "PUT", url: items })),
  "an expectation nobody meets": asking("GET /api/v1/public", async () => ({
    url: `${prefix}/public`,
    headers: { expect: "a miracle" },
  })),
  "a number that is none": asking("GET /api/v1/items", async () => ({ url: `${items}?limit=many` })),
  "an id that is none": asking("GET /api/v1/items/{id}", async () => ({ url: `${items}/first` })),
  "an item of somebody else's": asking("GET /api/v1/items/{id}", async ({ newItem }) => ({
    url: `${items}/${await newItem("admin")}`,
  })),
  "renaming what is not there": asking("PATCH /api/v1/items/{id}", async () => ({
    method: "PATCH",
    url: `${items}/2147483647`,
    payload: { name: "駅鈴" },
  })),
  "removing what is not there": asking("DELETE /api/v1/items/{id}", async () => ({
    method: "DELETE",
    url: `${items}/2147483647`,
  })),
  "a body that is not JSON": asking("POST /api/v1/items", async () => ({
    method: "POST",
    url: items,
    headers: json,
    payload: "{",
  })),
  "a body that is a form": asking("POST /api/v1/items", async () => ({
    method: "POST",
    url: items,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: "name=x",
  })),
  "a body that is too large": asking("POST /api/v1/items", async () => ({
    method: "POST",
    url: items,
    headers: json,
    payload: JSON.stringify({ name: "x".repeat(300_000) }),
  })),
  "a name that is empty": asking("POST /api/v1/items", async () => ({
    method: "POST",
    url: items,
    payload: { name: " " },
  })),
  "a password that is wrong": asking(
    `POST ${login}`,
    async () => ({ method: "POST", url: login, payload: { username: "nobody", password: "x" } }),
    "anonymous",
  ),
  "a new password that is too weak": asking(
    "POST /api/v1/user/new-password",
    async ({ newChallenge }) => ({
      method: "POST",
      url: `${prefix}/user/new-password`,
      payload: { ...(await newChallenge()), new_password: "short" },
    }),
    "anonymous",
  ),
  "a session that was made up": asking(
    "POST /api/v1/user/new-password",
    async () => ({
      method: "POST",
      url: `${prefix}/user/new-password`,
      payload: { username: "hanako", session: "s".repeat(40), new_password: "Hakone-no-seki-1619!" },
    }),
    "anonymous",
  ),
  "a refresh token that is none": asking(
    "POST /api/v1/user/refresh",
    async () => ({ method: "POST", url: `${prefix}/user/refresh`, payload: { refresh_token: "x" } }),
    "anonymous",
  ),
  "too many passwords": asking(
    `POST ${login}`,
    async ({ api }) => {
      const attempt = {
        method: "POST",
        url: login,
        payload: { username: "nobody", password: "x" },
        remoteAddress: `203.0.113.${api.lines.length % 250}`,
      } as const;
      for (let count = 0; count < attemptsPerMinute; count++) await api.send(attempt);
      return attempt;
    },
    "anonymous",
  ),
  "a sign-in with a second factor": whilePoolAnswers("InitiateAuth", "login", {
    status: 200,
    body: { ChallengeName: "SOFTWARE_TOKEN_MFA", Session: "s".repeat(40), ChallengeParameters: {} },
  }),
  "a pool that is away": whilePoolAnswers("InitiateAuth", "login", { status: 502, body: {} }),
  "a pool that is busy": whilePoolAnswers(
    "GetTokensFromRefreshToken",
    "refresh",
    poolException("TooManyRequestsException"),
  ),
  "a pool that is set up wrongly": whilePoolAnswers(
    "InitiateAuth",
    "login",
    poolException("ResourceNotFoundException"),
  ),
  "an ending that the pool refuses": whilePoolAnswers(
    "RevokeToken",
    "logout",
    poolException("UnsupportedTokenTypeException"),
  ),
};
