import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OAuthApp, openOAuthApp, PASSWORD } from "../../test/oauth-app.ts";

const arn = "arn:aws:lambda:ap-northeast-1:000000000000:function:word";

describe("The page of a first password, where a code is to follow and cannot be sent", () => {
  let app: OAuthApp;
  let fails = false;
  beforeAll(async () => {
    app = await openOAuthApp({
      pool: { LambdaConfig: { CustomMessage: arn } },
      emulator: {
        triggers: {
          word: (event) => {
            if (fails) throw new Error("No template");
            return Promise.resolve(event);
          },
        },
      },
    });
    await app.administer("SetUserPoolMfaConfig", { MfaConfiguration: "ON", EmailMfaConfiguration: {} });
  });
  afterAll(() => app.close());

  it("leads back to the sign-in page, where the new password is the one", async () => {
    await app.administer("AdminCreateUser", {
      Username: "rin",
      UserAttributes: [
        { Name: "email", Value: "rin@example.com" },
        { Name: "email_verified", Value: "true" },
      ],
      TemporaryPassword: PASSWORD,
      MessageAction: "SUPPRESS",
    });
    const browser = app.browser();
    await browser.visit(app.authorizeUrl());
    await browser.submit("/login", { username: "rin", password: PASSWORD });
    fails = true;
    await browser.submit("/newPassword", { password: "Own-Passw0rd" });
    fails = false;
    const next = await browser.submit("/login", { username: "rin", password: "Own-Passw0rd" });
    expect(next.body).toContain("We sent a code to r***@e***");
  });
});
