import { describe, expect, it } from "vitest";
import { createEmulator } from "../index.ts";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { openPool, sdkFor } from "./local-pool.ts";

describe("The wire keeps the promises clients rely on", () => {
  const emulator = emulatorForTests();

  const post = (operation: string, body: unknown) =>
    fetch(emulator.url, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(body),
    });

  it.each(["AdminGetUser", "ListUsers", "DeleteUserPool", "AdminSetUserPassword"])(
    "refuses %s without a signature, so that no browser reaches it",
    async (operation) => {
      const { userPoolId } = await openPool(emulator);
      const response = await post(operation, { UserPoolId: userPoolId, Username: "admin" });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ __type: "MissingAuthenticationTokenException" });
    },
  );

  it("tells the time by the clock that tokens are dated by, in answers and refusals", async () => {
    const own = await createEmulator({
      dataDir: null,
      clock: { now: () => Date.UTC(2031, 0, 2, 3, 4, 5, 678) },
    });
    const response = await fetch(own.url, { method: "POST", body: "{}" });
    expect(response.status).toBe(400);
    expect(response.headers.get("date")).toBe("Thu, 02 Jan 2031 03:04:05 GMT");
    const ownPool = await openPool(own);
    const { sdk, clientId } = ownPool;
    const { username, password } = await ownPool.addUser();
    const said: (string | undefined)[] = [];
    sdk.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        said.push(Object(answer.response).headers.date);
        return answer;
      },
      { step: "deserialize" },
    );
    const { AuthenticationResult } = await sdk.initiateAuth({
      ClientId: clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD: password },
    });
    const claims = AuthenticationResult?.AccessToken?.split(".")[1] ?? "";
    expect(JSON.parse(Buffer.from(claims, "base64url").toString()).iat).toBe(
      Date.parse(said[0] ?? "") / 1000,
    );
    await own.close();
  });

  it("names an error in the header and in the body alike", async () => {
    const response = await post("GetUser", { AccessToken: "not.a.token" });
    expect(response.status).toBe(400);
    expect(response.headers.get("x-amzn-errortype")).toBe("NotAuthorizedException:");
    expect(response.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    expect(await response.json()).toEqual({
      __type: "NotAuthorizedException",
      message: "Invalid Access Token",
    });
  });

  it("answers an unknown operation once, with a client fault, so that nobody retries", async () => {
    const response = await post("BrewTea", {});
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: "UnknownOperationException" });
  });

  it("gives a pool an id in the region the caller signed for", async () => {
    const { UserPool } = await sdkFor(emulator).createUserPool({ PoolName: "tokyo" });
    expect(UserPool?.Id).toMatch(/^ap-northeast-1_[0-9A-Za-z]{9}$/);
  });

  it("speaks of a pool that does not exist as Cognito does", async () => {
    await expect(
      sdkFor(emulator).describeUserPool({ UserPoolId: "ap-northeast-1_AbsentABC" }),
    ).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "User pool ap-northeast-1_AbsentABC does not exist.",
      $metadata: { httpStatusCode: 400 },
    });
  });
});
