import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { fetchAccessToken } from "../fixtures/api-client.ts";
import { startProxy } from "../fixtures/reverse-proxy.ts";
import { expect, test } from "../fixtures/test.ts";
import { ApiReferencePage } from "../pages/api-reference.page.ts";

test.describe("the API reference", () => {
  test("is read, signed in to and tried, and asks nobody else for anything", async ({
    page,
    facts,
    poolAdmin,
    account,
  }) => {
    const foreign = foreignRequests(page, facts.apiUrl);
    const violations = await policyViolations(page);
    const reference = new ApiReferencePage(page, facts.apiUrl);
    await reference.open();
    expect((await reference.try("GET /api/v1/protected")).status).toBe(401);

    await reference.authorise(await fetchAccessToken(poolAdmin, facts, account));
    const answer = await reference.try("GET /api/v1/protected");
    expect(answer).toMatchObject({ status: 200, body: { user_info: { username: account.username } } });
    expect(answer.url).toBe(`${facts.apiUrl}/api/v1/protected`);
    await expect(reference.shownBody("GET /api/v1/protected")).toContainText(account.username);
    expect(foreign).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  test("lets its reader choose the language of an answer", async ({ page, facts }) => {
    const reference = new ApiReferencePage(page, facts.apiUrl);
    await reference.open();
    await expect(page.getByText("操作を試すには")).toBeVisible();
    await expect(page.getByText("To try an operation")).toBeVisible();
    expect((await reference.try("GET /api/v1/public", "en")).body).toEqual({
      message: "This endpoint needs no authentication",
    });
    expect((await reference.try("GET /api/v1/public", "ja")).body).toEqual({
      message: "認証不要のエンドポイントです",
    });
  });

  test("has a font for the Japanese it shows, on a device without one", async ({ page, facts }) => {
    const violations = await policyViolations(page);
    const reference = new ApiReferencePage(page, facts.apiUrl);
    await reference.open();
    await reference.try("GET /api/v1/public", "ja");
    await expect(reference.shownBody("GET /api/v1/public")).toContainText("認証不要");
    const shown = await page.evaluate(() =>
      [...document.body.querySelectorAll("*")]
        .map((element) => ({
          words: [...element.childNodes]
            .map((node) => (node.nodeType === 3 ? node.textContent : ""))
            .join(""),
          fonts: getComputedStyle(element).fontFamily,
        }))
        .filter(({ words }) => /[ぁ-んァ-ヶ一-龠]/.test(words)),
    );
    expect(shown.length).toBeGreaterThan(5);
    for (const { words, fonts } of shown) expect(fonts, words).toMatch(/, "Noto Sans JP Variable"$/);
    const loaded = await page.evaluate(
      async (words) =>
        (await document.fonts.load('1rem "Noto Sans JP Variable"', words)).map(({ status }) => status),
      shown.map(({ words }) => words).join(""),
    );
    expect(new Set(loaded)).toEqual(new Set(["loaded"]));
    expect(await violations()).toEqual([]);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`in ${colorScheme} colours`, () => {
      test.use({ colorScheme });

      test("can be read, and its links hit", async ({ page, facts }) => {
        const reference = new ApiReferencePage(page, facts.apiUrl);
        await reference.open();
        await reference.try("GET /api/v1/public", "ja");
        await expect(reference.shownBody("GET /api/v1/public")).toContainText("認証不要");
        const { violations } = await new AxeBuilder({ page })
          .withRules(["color-contrast", "target-size"])
          .analyze();
        const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
        expect(found).toEqual([]);
      });
    });
  }

  test("forgets the token on reload, because nothing keeps it", async ({
    page,
    facts,
    poolAdmin,
    account,
  }) => {
    const token = await fetchAccessToken(poolAdmin, facts, account);
    const reference = new ApiReferencePage(page, facts.apiUrl);
    await reference.open();
    await reference.authorise(token);
    expect((await reference.try("GET /api/v1/protected")).status).toBe(200);
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    );
    expect(kept).not.toContain(token.split(".")[2] ?? token);
    expect(await page.context().cookies()).toEqual([]);

    await reference.open();
    expect((await reference.try("GET /api/v1/protected")).status).toBe(401);
  });

  test("calls the address it was opened at, behind a proxy on another port as well", async ({
    page,
    facts,
  }) => {
    const proxy = await startProxy(facts.apiUrl);
    try {
      const foreign = foreignRequests(page, proxy.url);
      const reference = new ApiReferencePage(page, proxy.url);
      await reference.open();
      const answer = await reference.try("GET /api/v1/public");
      expect(answer).toMatchObject({ status: 200, url: `${proxy.url}/api/v1/public` });
      expect(foreign).toEqual([]);
    } finally {
      await proxy.stop();
    }
  });
});

/** Requests to anybody but this origin, as they happen. */
function foreignRequests(page: Page, ownUrl: string): readonly string[] {
  const foreign: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(ownUrl).origin) foreign.push(request.url());
  });
  return foreign;
}

/** What the page's content security policy had to refuse, told by the browser itself. */
async function policyViolations(page: Page): Promise<() => Promise<readonly string[]>> {
  const violations: string[] = [];
  await page.exposeFunction("reportViolation", (violation: string) => violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      const { reportViolation } = window as unknown as { reportViolation: (text: string) => void }; // as: exposed above
      reportViolation(`${violatedDirective} ${blockedURI}`);
    });
  });
  return async () => violations;
}
