import type { Page } from "@playwright/test";
import { missingPage, openPages, signedInPages } from "../fixtures/app-pages.ts";
import { openSettled } from "../fixtures/settled-page.ts";
import { expect, test } from "../fixtures/test.ts";

/** The narrowest screens people still use, and what WCAG 2.2 asks to reflow to (1.4.10). */
const widths = [320, 390];

/** Measures what the page shows now. */
async function expectNoSidewaysScroll(page: Page, path: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 720 });
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${path} at ${width} px`).toBeLessThanOrEqual(0);
  }
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 720 }, hasTouch: true });

  for (const language of ["ja", "en"] as const) {
    test.describe(`in ${language}`, () => {
      test.use({ language });

      test("no page for everybody scrolls sideways", async ({ page }) => {
        for (const path of [...openPages, missingPage]) {
          await openSettled(page, path);
          await expectNoSidewaysScroll(page, path);
        }
      });

      test("no page for signed-in people scrolls sideways", async ({
        page,
        header,
        signIn,
        apiAs,
        administrator,
      }) => {
        await (await apiAs(administrator)).post("/api/v1/items", { name: "n".repeat(300) });
        await signIn(administrator);
        for (const path of signedInPages) {
          await openSettled(page, path);
          await expect(header.administration).toBeVisible(); // before it comes, the page has less to show
          await expectNoSidewaysScroll(page, path);
        }
      });
    });
  }
});
