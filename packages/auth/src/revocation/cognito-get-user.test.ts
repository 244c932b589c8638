import type { RequestListener } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type KeyServer, startKeyServer } from "../../test/key-server.ts";
import { AuthError } from "../errors/auth-error.ts";
import { createTestIssuer } from "../testing.ts";
import { cognitoGetUser } from "./cognito-get-user.ts";

const pool = createTestIssuer();
const token = pool.mintToken("access", { claims: { "cognito:groups": ["user"] } });
const principal = await pool.createVerifier().verify(token);

const says =
  (code: number, body: unknown): RequestListener =>
  (_request, response) =>
    void response.writeHead(code, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
const exception = (name: string, code = 400) => says(code, { __type: name, message: "No." });

let api: KeyServer;
const confirm = (options: Partial<Parameters<typeof cognitoGetUser>[0]> = {}) =>
  cognitoGetUser({ region: "ap-northeast-1", endpoint: api.url, ...options }).confirm(token, principal);

beforeEach(async () => {
  api = await startKeyServer(says(200, { Username: "hanako", UserAttributes: [] }));
});
afterEach(() => api.close());

it("stands by a token that the pool stands by, and asks once for each time it is asked", async () => {
  await expect(confirm()).resolves.toBeUndefined();
  await expect(confirm()).resolves.toBeUndefined();
  expect(api.requests).toBe(2);
});

it("asks GetUser with the token in the body, and shows no other credential", async () => {
  const seen: { headers: object; body: string }[] = [];
  api.answer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      seen.push({ headers: request.headers, body });
      response.end("{}");
    });
  });
  await confirm();
  const [{ headers, body } = { headers: {}, body: "" }] = seen;
  expect(headers).toMatchObject({ "x-amz-target": "AWSCognitoIdentityProviderService.GetUser" });
  expect(headers).not.toHaveProperty("authorization");
  expect(JSON.parse(body)).toEqual({ AccessToken: token });
});

describe("refuses a token of which the pool says no", () => {
  it.each([
    "NotAuthorizedException",
    "UserNotFoundException",
    "UserNotConfirmedException",
    "PasswordResetRequiredException",
    "ResourceNotFoundException",
    "InvalidParameterException",
    "com.amazonaws.cognito#NotAuthorizedException",
  ])("%s", async (name) => {
    api.answer(exception(name));
    await expect(confirm()).rejects.toMatchObject({
      code: "token_validation_failed",
      reason: "refused_by_pool",
    });
  });
});

describe("cannot tell, which is 503 and never 401,", () => {
  it.each<readonly [string, RequestListener]>([
    ["when the pool counts too many requests", exception("TooManyRequestsException")],
    ["when AWS throttles", exception("ThrottlingException")],
    ["when AWS throttles by status", exception("ThrottlingException", 429)],
    ["when a limit is exceeded", exception("LimitExceededException")],
    ["when a firewall stops the question", exception("ForbiddenException")],
    ["when something before the pool stops it", says(403, { message: "Forbidden" })],
    ["when the address is wrong", says(404, {})],
    ["when the operation is not known there", exception("UnknownOperationException")],
    ["when the pool fails", exception("InternalErrorException", 500)],
    ["when the pool says it failed with 400", exception("InternalErrorException")],
    ["when a gateway fails", (_request, response) => void response.writeHead(502).end("<html>")],
    ["when an error is no JSON", (_request, response) => void response.writeHead(400).end("<html>")],
    ["when an error is JSON and no object", says(400, null)],
    ["when the type of an error is no text", says(400, { __type: ["NotAuthorizedException"] })],
    [
      "when it is sent elsewhere",
      (_request, response) => void response.writeHead(302, { location: "/" }).end(),
    ],
    ["when the connection breaks", (request) => void request.socket.destroy()],
  ])("%s", async (_name, listener) => {
    api.answer(listener);
    await expect(confirm()).rejects.toMatchObject({
      code: "identity_provider_unavailable",
      reason: "pool_unavailable",
      retryAfterSeconds: 5,
    });
  });

  it("when the pool does not answer in time", async () => {
    api.answer(() => undefined);
    await expect(confirm({ timeLimitMs: 50 })).rejects.toMatchObject({ reason: "pool_unavailable" });
    api.answer((_request, response) => void response.writeHead(400).write("{"));
    await expect(confirm({ timeLimitMs: 50 })).rejects.toMatchObject({ reason: "pool_unavailable" });
  });

  it("when a fetch that ignores its signal does not come back", async () => {
    const never = () => new Promise<Response>(() => undefined);
    await expect(confirm({ fetch: never, timeLimitMs: 50 })).rejects.toMatchObject({
      reason: "pool_unavailable",
    });
  });
});

it("says which scope is missing where a token may not be asked about, and does not ask", async () => {
  const narrow = pool.mintToken("access", { claims: { scope: "openid", "cognito:groups": ["user"] } });
  const check = cognitoGetUser({ region: "ap-northeast-1", endpoint: api.url });
  await expect(check.confirm(narrow, await pool.createVerifier().verify(narrow))).rejects.toMatchObject({
    code: "insufficient_scope",
    details: { required_scope: "aws.cognito.signin.user.admin" },
  });
  expect(api.requests).toBe(0);
});

it("keeps the token out of every error, also when the network quotes it", async () => {
  const quoting = () => Promise.reject(new Error(`could not send ${token}`));
  const errors = [await thrownBy(confirm({ fetch: quoting }))];
  for (const listener of [
    says(400, { __type: "NotAuthorizedException", message: token }),
    says(500, token),
  ]) {
    api.answer(listener);
    errors.push(await thrownBy(confirm()));
  }
  for (const error of errors) {
    expect(error).toBeInstanceOf(AuthError);
    const { message, stack, cause } = error as AuthError; // as: just looked at
    const everything = `${JSON.stringify(error)} ${message} ${stack} ${String(cause)}`;
    for (const part of token.split(".")) expect(everything).not.toContain(part);
  }
});

it.each([
  ["endpoint", { endpoint: "http://example.com" }],
  ["endpoint", { endpoint: "cognito" }],
  ["timeLimitMs", { timeLimitMs: 0 }],
  ["timeLimitMs", { timeLimitMs: Number.NaN }],
])("refuses %s that cannot be meant: %j", (option, options) => {
  expect(() => cognitoGetUser({ region: "ap-northeast-1", ...options })).toThrow(
    expect.objectContaining({
      name: "ConfigurationError",
      option,
      message: expect.stringMatching(`^${option}: must `),
    }),
  );
});

const thrownBy = (act: Promise<unknown>) => act.catch((error: unknown) => error);
