import { missingPage, openPages, signedInPages } from "../fixtures/app-pages.ts";
import { expectAccessible } from "../fixtures/expect-accessible.ts";
import { openSettled } from "../fixtures/settled-page.ts";
import { expect, test } from "../fixtures/test.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    // Colours are measured at rest, not half faded in.
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("the pages for everybody keep WCAG 2.2 AA", async ({ page }) => {
      for (const path of [...openPages, missingPage]) {
        await openSettled(page, path);
        await expectAccessible(page, path);
      }
    });

    test("the pages for signed-in people keep WCAG 2.2 AA", async ({
      page,
      header,
      signIn,
      apiAs,
      administrator,
    }) => {
      await (await apiAs(administrator)).post("/api/v1/items", { name: "an item to look at" });
      await signIn(administrator);
      for (const path of signedInPages) {
        await openSettled(page, path);
        await expect(header.administration).toBeVisible();
        await expectAccessible(page, path);
      }
    });

    test("what opens on them and what they refuse keeps it as well", async ({
      page,
      words,
      account,
      signIn,
      administrator,
      signInPage,
      items,
      people,
      profile,
    }) => {
      await signInPage.open();
      await signInPage.submit({ username: account.username, password: "" });
      await expect(page.getByText(words("auth", "missing.password"))).toBeVisible();
      await expectAccessible(page, "a sign-in without a password");
      await signInPage.submit({ username: account.username, password: "Wrong-password-1" });
      await expect(signInPage.problem("wrongCredentials")).toBeVisible();
      await expectAccessible(page, "a refused sign-in");

      await signIn(administrator);
      await items.open();
      await items.add("牛乳");
      await items.startRename("牛乳");
      await items.add("");
      await expect(page.getByText(words("items", "name.required"))).toBeVisible();
      await expectAccessible(page, "an item being renamed, and one without a name");

      await profile.open();
      await profile.openForms();
      await expectAccessible(page, "the forms of the profile");

      await people.openAt(account.username);
      const question = await people.choose("delete", account.username);
      await expect(question).toBeVisible();
      await expectAccessible(page, "a question about a person");
      await page.keyboard.press("Escape");
      await people.menuOf(account.username).click();
      await expect(page.getByRole("menu")).toBeVisible();
      await expectAccessible(page, "the menu of a person");
    });

    test("the page that keeps a user out keeps it as well", async ({ page, account, signIn, people }) => {
      await signIn(account);
      await people.open();
      await expect(people.forbidden).toBeVisible();
      await expectAccessible(page, "a refused page");
    });
  });
}
