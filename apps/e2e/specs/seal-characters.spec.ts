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
    expect(family).toMatch(/, sans-serif, "Seal Characters"$/);
  });
});
