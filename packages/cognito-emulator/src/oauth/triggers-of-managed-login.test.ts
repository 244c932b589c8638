import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claimsOf, jsonOf, type OAuthApp, openOAuthApp } from "../../test/oauth-app.ts";
import type { PreTokenGenerationV2TriggerEvent } from "../index.ts";

const functionOf = (name: string) => `arn:aws:lambda:ap-northeast-1:000000000000:function:${name}`;

describe("The triggers of managed login", () => {
  let app: OAuthApp;
  let told: string[];
  let fails: string | null;
  const tell = async <E extends { triggerSource: string }>(event: E): Promise<E> => {
    told.push(event.triggerSource);
    if (event.triggerSource === fails) throw new Error("Not today");
    return event;
  };
  beforeAll(async () => {
    app = await openOAuthApp({
      emulator: {
        triggers: {
          tell,
          claim: async (event: PreTokenGenerationV2TriggerEvent) => {
            const nonce = { claimsToAddOrOverride: { nonce: "made up", role: "admin" } };
            event.response.claimsAndScopeOverrideDetails = {
              idTokenGeneration: nonce,
              accessTokenGeneration: { claimsToAddOrOverride: { role: "admin" } },
            };
            return tell(event);
          },
        },
      },
      pool: {
        LambdaConfig: {
          PreAuthentication: functionOf("tell"),
          PostAuthentication: functionOf("tell"),
          PreTokenGenerationConfig: { LambdaVersion: "V2_0", LambdaArn: functionOf("claim") },
        },
      },
      client: {
        RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 0 },
        ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH"],
      },
    });
    await app.addUser("hanako");
  });
  afterAll(() => app.close());
  beforeEach(() => {
    told = [];
    fails = null;
  });

  const refresh = (refresh_token: unknown) =>
    app.post("/oauth2/token", {
      grant_type: "refresh_token",
      client_id: app.clientId,
      refresh_token: String(refresh_token),
    });

  it("run around the sign-in and for the code's tokens, whose nonce stays the request's", async () => {
    const back = await app.signIn(app.browser(), "hanako", { nonce: "asked" });
    expect(told).toEqual(["PreAuthentication_Authentication", "PostAuthentication_Authentication"]);
    const { id_token, access_token } = jsonOf(await app.redeem(back.searchParams.get("code")));
    expect(told.slice(2)).toEqual(["TokenGeneration_HostedAuth"]);
    expect(claimsOf(id_token)).toMatchObject({ nonce: "asked", role: "admin", at_hash: expect.any(String) });
    expect(claimsOf(access_token)).toMatchObject({ role: "admin" });
  });

  it("keep somebody out at whose arrival the function fails", async () => {
    fails = "PostAuthentication_Authentication";
    const browser = app.browser();
    await browser.visit(app.authorizeUrl());
    const page = await browser.submit("/login", { username: "hanako", password: "Passw0rd!x" });
    expect(page.body).toContain("This was not accepted.");
    expect([...browser.cookies.keys()].some((name) => name.startsWith("__Host-login"))).toBe(false);
  });

  it("leave a rotated token usable when the function fails, and spend it when it does not", async () => {
    const back = await app.signIn(app.browser(), "hanako");
    const { refresh_token } = jsonOf(await app.redeem(back.searchParams.get("code")));
    fails = "TokenGeneration_RefreshTokens";
    expect(jsonOf(await refresh(refresh_token))).toEqual({ error: "invalid_grant" });
    fails = null;
    expect(jsonOf(await refresh(refresh_token))).toHaveProperty("access_token");
    expect(jsonOf(await refresh(refresh_token))).toEqual({ error: "invalid_grant" });
  });
});
