import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fetchSecurely } from "../../test/browser.ts";
import { callOperation, signedFor } from "../../test/call-operation.ts";
import { addOAuthApp, claimsOf, jsonOf, REGION } from "../../test/oauth-app.ts";
import { createEmulator, type Emulator } from "../index.ts";

describe("A restart", () => {
  let dataDir: string;
  let open: Emulator[];
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
    open = [];
  });
  afterEach(async () => {
    for (const emulator of open) await emulator.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = async () => {
    const emulator = await createEmulator({ tlsPort: 0, dataDir });
    open.push(emulator);
    return emulator;
  };

  it("keeps the domain, the resource servers, the providers, and what a sign-in was granted", async () => {
    const before = await start();
    const app = await addOAuthApp(before, { now: Date.now() });
    await app.administer("CreateResourceServer", { Identifier: "api", Name: "API" });
    await app.administer("CreateIdentityProvider", {
      ProviderName: "Partner",
      ProviderType: "OIDC",
      ProviderDetails: {
        client_id: "app",
        attributes_request_method: "GET",
        authorize_scopes: "openid",
        oidc_issuer: "https://provider.example",
      },
    });
    await app.addUser("yui");
    const back = await app.signIn(app.browser(), "yui", { scope: "openid email" });
    const { refresh_token } = jsonOf(await app.redeem(back.searchParams.get("code")));
    await before.close();

    const after = await start();
    const ask = async (operation: string, body: object) =>
      (await callOperation(after.url, operation, { UserPoolId: app.userPoolId, ...body }, signedFor(REGION)))
        .body;
    expect(await ask("DescribeUserPool", {})).toMatchObject({ UserPool: { Domain: expect.any(String) } });
    expect(await ask("DescribeResourceServer", { Identifier: "api" })).toMatchObject({
      ResourceServer: { Name: "API" },
    });
    expect(await ask("DescribeIdentityProvider", { ProviderName: "Partner" })).toMatchObject({
      IdentityProvider: { AttributeMapping: { username: "sub" } },
    });
    const body = new URLSearchParams({
      grant_type: "refresh_token",
      client_id: app.clientId,
      refresh_token: String(refresh_token),
    }).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const renewed = await fetchSecurely(`${after.secureUrl}/oauth2/token`, app.authority, {
      method: "POST",
      headers,
      body,
    });
    expect(claimsOf(jsonOf(renewed)["access_token"])).toMatchObject({ scope: "openid email" });
  });
});
