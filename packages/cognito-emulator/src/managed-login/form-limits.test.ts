import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { jsonOf, type OAuthApp, openOAuthApp } from "../../test/oauth-app.ts";

describe("A form at the sign-in pages", () => {
  let dataDir: string;
  let app: OAuthApp;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
    app = await openOAuthApp({ emulator: { dataDir } });
    await app.addUser("yui");
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(async () => {
    await app.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const huge = "x".repeat(256 * 1024);

  it.each([
    ["en", "too large (256 KiB at most)"],
    ["ja", "大きすぎます（256 KiB まで）"],
  ])(
    "of more than 256 KiB is refused with 413 and a page in the reader's language: %s",
    async (language, text) => {
      const browser = app.browser(language);
      await browser.visit(app.authorizeUrl());
      const page = await browser.submit("/login", { username: "yui", password: huge });
      expect(page.status).toBe(413);
      expect(page.body).toContain(text);
      expect(page.body).not.toContain("xxxx");
    },
  );

  it("that is as large at the token endpoint is refused there, as JSON", async () => {
    const answer = await app.post("/oauth2/token", { grant_type: "authorization_code", code: huge });
    expect(answer.status).toBe(413);
    expect(jsonOf(answer)).toEqual({ error: "invalid_request" });
  });

  it("is answered 500 when its outcome cannot be written to the disk, and the pages go on answering", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const browser = app.browser();
    await browser.open(app.authorizeUrl().replace("/oauth2/authorize", "/forgotPassword"));
    const [folder, away] = [join(dataDir, "cognito"), join(dataDir, "away")];
    await rename(folder, away);
    const refused = await browser.submit("/forgotPassword", { username: "yui" });
    expect(refused.status).toBe(500);
    expect(jsonOf(refused)).toEqual({ message: "Something went wrong" });
    expect(said).toHaveBeenCalled();
    await rename(away, folder);
    await browser.open(app.authorizeUrl().replace("/oauth2/authorize", "/forgotPassword"));
    expect((await browser.submit("/forgotPassword", { username: "yui" })).body).toContain("y***@e***");
  });
});
