import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Claims, claimsOf, jsonOf, type OAuthApp, openOAuthApp } from "../../test/oauth-app.ts";
import type { PreTokenGenerationV3TriggerEvent } from "../index.ts";

type Event = PreTokenGenerationV3TriggerEvent;

const functionArn = "arn:aws:lambda:ap-northeast-1:000000000000:function:claims";

describe("The token of a machine, and version 3 of the pre token generation trigger", () => {
  let app: OAuthApp;
  let seen: Event[];
  let run: (event: Event) => object;
  let machine: { ClientId: string; ClientSecret: string };
  beforeAll(async () => {
    const claims = async (event: Event) => {
      seen.push(structuredClone(event));
      return run(event);
    };
    app = await openOAuthApp({ emulator: { triggers: { claims } } });
    await app.administer("CreateResourceServer", {
      Identifier: "api",
      Name: "API",
      Scopes: ["read", "write"].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName })),
    });
    const { UserPoolClient } = await app.administer("CreateUserPoolClient", {
      ClientName: "machine",
      GenerateSecret: true,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthScopes: ["openid", "api/read", "api/write"],
    });
    machine = UserPoolClient as typeof machine; // AWS UserPoolClientType
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    seen = [];
    run = (event) => event;
    await attach("V3_0");
  });

  const attach = (LambdaVersion: string) =>
    app.administer("UpdateUserPool", {
      LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion, LambdaArn: functionArn } },
    });
  const ask = async (fields: Record<string, string> = {}) =>
    jsonOf(
      await app.post("/oauth2/token", {
        grant_type: "client_credentials",
        client_id: machine.ClientId,
        client_secret: machine.ClientSecret,
        scope: "api/read",
        ...fields,
      }),
    );
  const claimsWith = async (accessTokenGeneration: object): Promise<Claims> => {
    run = (event) => ({ ...event, response: { claimsAndScopeOverrideDetails: { accessTokenGeneration } } });
    return claimsOf((await ask())["access_token"]);
  };

  it("shows the function the scopes and what the machine sent along, and no person", async () => {
    await ask({ aws_client_metadata: JSON.stringify({ environment: "dev" }) });
    expect(seen).toEqual([
      {
        version: "3",
        region: "ap-northeast-1",
        userPoolId: app.userPoolId,
        userName: machine.ClientId,
        callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: machine.ClientId },
        triggerSource: "TokenGeneration_ClientCredentials",
        request: {
          userAttributes: {},
          groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [] },
          scopes: ["api/read"],
          clientMetadata: { environment: "dev" },
        },
        response: { claimsAndScopeOverrideDetails: null },
      },
    ]);
  });

  it("says what the function adds, with the scopes it leaves", async () => {
    const claims = await claimsWith({
      claimsToAddOrOverride: { tenant: "a", limits: { items: 3 } },
      scopesToAdd: ["api/audit"],
      scopesToSuppress: ["api/read"],
    });
    expect(claims).toMatchObject({ tenant: "a", limits: { items: 3 }, scope: "api/audit" });
  });

  it("proves what it proved, whatever the function answers", async () => {
    const forged = { sub: "other", client_id: "other", token_use: "id", exp: 9_999_999_999, version: 9 };
    const claims = await claimsWith({
      claimsToAddOrOverride: forged,
      claimsToSuppress: Object.keys(forged),
      scopesToAdd: ["aws.cognito.signin.user.admin"],
    });
    const { ClientId } = machine;
    expect(claims).toMatchObject({ sub: ClientId, client_id: ClientId, token_use: "access", version: 2 });
    expect(claims["scope"]).toBe("api/read");
    expect(claims["exp"]).toBe(Math.floor(app.now / 1000) + 3600);
  });

  it("is none where the function refuses", async () => {
    run = () => {
      throw new Error("Unknown machine");
    };
    expect(await ask()).toEqual({ error: "invalid_grant" });
  });

  it("is no affair of the versions before, which are about people", async () => {
    await attach("V2_0");
    expect(claimsOf((await ask())["access_token"])).toMatchObject({ sub: machine.ClientId });
    expect(seen).toEqual([]);
  });

  it.each([["no JSON"], ["[]"], ['{"environment":1}']])(
    "is refused to a machine that sends %s along",
    async (aws_client_metadata) => {
      expect(await ask({ aws_client_metadata })).toEqual({ error: "invalid_request" });
    },
  );

  it("has no scope about a person, though the client lists one", async () => {
    expect(await ask({ scope: "openid" })).toEqual({ error: "invalid_scope" });
    expect(claimsOf((await ask({ scope: "" }))["access_token"])["scope"]).toBe("api/read api/write");
  });

  it("is bent when a test asks for it", async () => {
    app.emulator.control.bendNextToken(app.userPoolId, { use: "access", claims: { exp: null }, times: 1 });
    expect(claimsOf((await ask())["access_token"])).not.toHaveProperty("exp");
    expect(claimsOf((await ask())["access_token"])).toHaveProperty("exp");
  });
});
