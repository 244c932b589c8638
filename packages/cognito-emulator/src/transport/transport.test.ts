import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callOperation, signedFor } from "../../test/call-operation.ts";
import { createEmulator, createTestPool, type Emulator, type TestPool } from "../index.ts";

describe("The wire", () => {
  let emulator: Emulator;
  let pool: TestPool;
  beforeAll(async () => {
    emulator = await createEmulator();
    pool = await createTestPool(emulator);
  });
  afterAll(() => emulator.close());

  it.each(["", "/", "/api/cognito", "/api/cognito/"])("answers an operation at the path %j", async (path) => {
    const answer = await callOperation(emulator.url + path, "GetUser", { AccessToken: "none" });
    expect(answer.body["__type"]).toBe("NotAuthorizedException");
  });

  it("says a refusal three ways, with a request id, in AWS's content type", async () => {
    const { status, headers, body } = await callOperation(emulator.url, "GetUser", { AccessToken: "none" });
    expect(status).toBe(400);
    expect(body).toEqual({ __type: "NotAuthorizedException", message: "Invalid Access Token" });
    expect(headers.get("x-amzn-errortype")).toBe("NotAuthorizedException:");
    expect(headers.get("x-amzn-errormessage")).toBe("Invalid Access Token");
    expect(headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("content-type")).toBe("application/x-amz-json-1.1");
  });

  it("reaches the client with a refusal of any length", async () => {
    const input = { ClientId: pool.clientId, Username: "yui", UserAttributes: Array(500).fill({}) };
    const { status, headers, body } = await callOperation(emulator.url, "SignUp", input);
    expect(status).toBe(400);
    const message = String(body["message"]);
    expect(message.length).toBeGreaterThan(16_384);
    expect(message.startsWith(headers.get("x-amzn-errormessage") ?? "none")).toBe(true);
  });

  it("answers 400 to an operation it does not know, because clients retry a 500", async () => {
    for (const operation of ["NoSuchOperation", "__proto__", "constructor", ""]) {
      const { status, body } = await callOperation(emulator.url, operation, {}, signedFor("us-east-1"));
      expect(status).toBe(400);
      expect(body["__type"]).toBe("UnknownOperationException");
    }
  });

  it("asks administrators' operations for a signature, whatever else is sent", async () => {
    const unsigned = [
      {},
      { authorization: "Bearer token" },
      { authorization: "AWS4-HMAC-SHA256 Credential=x" },
    ];
    for (const headers of unsigned) {
      const { status, body } = await callOperation(emulator.url, "ListUserPools", { MaxResults: 1 }, headers);
      expect(status).toBe(400);
      expect(body).toEqual({
        __type: "MissingAuthenticationTokenException",
        message: "Missing Authentication Token",
      });
    }
  });

  it("takes no administrator's operation from another site's page, under its own name or under one that points here", async () => {
    const ask = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = request(emulator.url, {
          method: "POST",
          headers: {
            "x-amz-target": "AWSCognitoIdentityProviderService.ListUserPools",
            ...signedFor("us-east-1"),
            ...headers,
          },
        });
        sent.once("response", (answer) => resolve(answer.resume().statusCode)).once("error", reject);
        sent.end(JSON.stringify({ MaxResults: 1 }));
      });
    expect(await ask({ origin: "https://evil.example" })).toBe(400);
    expect(await ask({ origin: "null" })).toBe(400);
    expect(await ask({ host: "evil.example" })).toBe(400);
    expect(await ask({ origin: "http://localhost:3000" })).toBe(200);
    expect(await ask({})).toBe(200);
  });

  it("makes a pool in the region the request was signed for", async () => {
    const { body } = await callOperation(
      emulator.url,
      "CreateUserPool",
      { PoolName: "elsewhere" },
      signedFor("eu-central-1"),
    );
    expect(body).toMatchObject({ UserPool: { Id: expect.stringMatching(/^eu-central-1_[0-9A-Za-z]{9}$/) } });
  });

  it.each([
    ["not JSON", "{"],
    ["an array", "[]"],
    ["null", "null"],
    ["a text", '"text"'],
    ["nothing", ""],
    ["ill-formed Unicode", '{"AccessToken":"\\ud800"}'],
  ])("refuses a body that is %s", async (_name, body) => {
    const answer = await callOperation(emulator.url, "GetUser", body);
    expect(answer.status).toBe(400);
    expect(answer.body["__type"]).toBe("SerializationException");
  });

  it("refuses a body that is too large, announced or not", async () => {
    const large = JSON.stringify({ AccessToken: "x".repeat(300_000) });
    expect((await callOperation(emulator.url, "GetUser", large)).status).toBe(413);
    const chunked = await fetch(emulator.url, {
      method: "POST",
      headers: { "x-amz-target": "AWSCognitoIdentityProviderService.GetUser" },
      body: new Blob([large]).stream(),
      duplex: "half",
    });
    expect(chunked.status).toBe(413);
  });

  it("takes a member that is null as one left out, and a body that is null as none", async () => {
    const send = (body: string) => callOperation(emulator.url, "ListUserPools", body, signedFor("us-east-1"));
    expect((await send('{"MaxResults":1,"NextToken":null}')).status).toBe(200);
    expect((await send('{"MaxResults":null}')).body).toMatchObject({ __type: "InvalidParameterException" });
    expect((await send("null")).body).toMatchObject({ __type: "SerializationException" });
  });

  it("names the field that is wrong, and never its content", async () => {
    const { body } = await callOperation(emulator.url, "SignUp", {
      ClientId: pool.clientId,
      Username: "yui",
      Password: "12345678".repeat(40),
    });
    expect(body["__type"]).toBe("InvalidParameterException");
    expect(body["message"]).toContain("'password'");
    expect(body["message"]).not.toContain("12345678");
  });

  it("answers Amplify's preflight from a browser exactly as AWS does", async () => {
    const asked =
      "amz-sdk-invocation-id,amz-sdk-request,cache-control,content-type,x-amz-target,x-amz-user-agent";
    const response = await fetch(emulator.url, {
      method: "OPTIONS",
      headers: {
        origin: "http://localhost:3000",
        "access-control-request-method": "POST",
        "access-control-request-headers": asked,
      },
    });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": asked,
      "access-control-max-age": "172800",
      "access-control-expose-headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
    });
  });

  it("lets a browser read answers, refusals and key sets", async () => {
    const refusal = await callOperation(emulator.url, "GetUser", {});
    const keys = await fetch(pool.jwksUrl);
    for (const headers of [refusal.headers, keys.headers]) {
      expect(headers.get("access-control-allow-origin")).toBe("*");
    }
  });

  it("publishes two keys without their private halves, and the discovery document", async () => {
    const { keys } = (await (await fetch(pool.jwksUrl)).json()) as { keys: object[] }; // RFC 7517 section 5
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(Object.keys(key).toSorted((a, b) => a.localeCompare(b))).toEqual([
        "alg",
        "e",
        "kid",
        "kty",
        "n",
        "use",
      ]);
    }
    const discovery = await fetch(pool.jwksUrl.replace("jwks.json", "openid-configuration"));
    expect(await discovery.json()).toMatchObject({ issuer: pool.issuer, jwks_uri: pool.jwksUrl });
  });

  it("survives requests no client would send", async () => {
    const send = (path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        request({ port: emulator.port, host: "127.0.0.1", path }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .once("error", reject)
          .end();
      });
    expect(await send("*:99999999/")).toBe(400);
    expect(await send("//")).toBe(404);
    expect(await send("/%zz")).toBe(404);
  });
});
