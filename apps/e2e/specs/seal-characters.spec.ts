import { expect, test } from "../fixtures/test.ts";

test.describe("a page in English", () => {
  test.use({ language: "en" });

  test("has a font for the Japanese characters it shows, on a device without one", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("button", { name: "日本語" })).toBeVisible();
    const loaded = await page.evaluate(async () => {
      const faces = await document.fonts.load('1rem "Seal Characters"', "日本語管利通");
      return faces.map(({ status }) => status);
    });
    expect(loaded).toEqual(["loaded"]);
    const family = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
    expect(family).toMatch(/, sans-serif, "Seal Characters", "Noto Sans JP Variable"$/);
  });

  test("has one for what people write in Japanese as well, once they are signed in", async ({
    page,
    account,
    signIn,
    items,
  }) => {
    await signIn(account);
    await items.open();
    await items.add("牛乳を買う");
    await expect(items.row("牛乳を買う")).toBeVisible();
    // Its stylesheet comes after the first sight of the page.
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const faces = await document.fonts.load('1rem "Noto Sans JP Variable"', "牛乳を買う");
          return faces.length > 0 && faces.every(({ status }) => status === "loaded");
        }),
      )
      .toBe(true);
  });
});
