import { openPages } from "../fixtures/app-pages.ts";
import { openSettled } from "../fixtures/settled-page.ts";
import { expect, test } from "../fixtures/test.ts";

test.describe("every page", () => {
  test("comes with a content security policy that lets no foreign script in", async ({ page, facts }) => {
    for (const path of openPages) {
      const response = await page.goto(path);
      const policy = response?.headers()["content-security-policy"] ?? "";
      const scripts = directive(policy, "script-src");
      expect(scripts, path).toMatch(/'nonce-[^']+'/);
      expect(scripts, path).not.toMatch(/'unsafe-inline'|'unsafe-eval'|\*/);
      expect(directive(policy, "frame-ancestors"), path).toContain("'none'");
      expect(directive(policy, "connect-src"), path).toContain(facts.apiUrl);
    }
  });

  test("gets a nonce of its own, so that one seen cannot be used again", async ({ page }) => {
    const nonces = new Set<string>();
    for (let visit = 0; visit < 3; visit += 1) {
      const response = await page.goto("/sign-in");
      const policy = response?.headers()["content-security-policy"] ?? "";
      nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "none");
    }
    expect(nonces.size).toBe(3);
  });

  test("does not say what it is made with, and is not guessed at", async ({ page }) => {
    const headers = (await page.goto("/"))?.headers() ?? {};
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBeDefined();
  });

  test("asks nobody but our own three addresses for anything", async ({ page, facts, account, signIn }) => {
    const own = [facts.webUrl, facts.apiUrl, facts.pool.endpoint].map((url) => new URL(url).origin);
    const foreign: string[] = [];
    page.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && !own.includes(origin)) foreign.push(request.url());
    });
    await signIn(account);
    for (const path of ["/", "/items", "/profile"]) await openSettled(page, path);
    expect(foreign).toEqual([]);
  });
});

function directive(policy: string, name: string): string {
  return policy.split(";").find((part) => part.trim().startsWith(`${name} `)) ?? "";
}
