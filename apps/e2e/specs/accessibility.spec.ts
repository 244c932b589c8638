import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { missingPage, openPages, signedInPages } from "../fixtures/app-pages.ts";
import { openSettled } from "../fixtures/settled-page.ts";
import { expect, test } from "../fixtures/test.ts";

/** What WCAG 2.2 asks at level AA, as far as a program can see it. */
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function expectAccessible(page: Page, path: string): Promise<void> {
  await openSettled(page, path);
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const found = violations.map(({ id, nodes }) => ({ rule: id, at: nodes.map(({ html }) => html) }));
  expect(found, path).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    // Colours are measured at rest, not half faded in.
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("the pages for everybody keep WCAG 2.2 AA", async ({ page }) => {
      for (const path of [...openPages, missingPage]) await expectAccessible(page, path);
    });

    test("the pages for signed-in people keep WCAG 2.2 AA", async ({ page, newPerson, signIn, apiAs }) => {
      const administrator = await newPerson({ role: "admin" });
      await (await apiAs(administrator)).post("/api/v1/items", { name: "an item to look at" });
      await signIn(administrator);
      for (const path of signedInPages) await expectAccessible(page, path);
    });
  });
}
