import { expectAccessible } from "../fixtures/expect-accessible.ts";
import { expect, test } from "../fixtures/own-gate-test.ts";
import { SignInAgainDialog } from "../pages/sign-in-again.dialog.ts";

test.describe("without a mouse", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("somebody signs in, past the header at one key", async ({
    page,
    words,
    account,
    header,
    signInPage,
  }) => {
    await signInPage.open();
    await expect(signInPage.submitButton).toBeEnabled();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: words("shell", "skip") })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#main$/);
    await page.keyboard.press("Tab");
    await expect(signInPage.username).toBeFocused();
    await page.keyboard.type(account.username);
    await page.keyboard.press("Tab");
    await page.keyboard.type("Wrong-password-1");
    await page.keyboard.press("Enter");
    await expect(signInPage.problem("wrongCredentials")).toBeVisible();

    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(account.password);
    await page.keyboard.press("Enter");
    await header.expectSignedIn(account.username);
  });

  test("an administrator deletes somebody, and signs in again for it on the way", async ({
    page,
    words,
    account,
    signIn,
    administrator,
    people,
    ageSignIn,
  }) => {
    await signIn(administrator);
    await people.open();
    await people.searchField.focus();
    await page.keyboard.type(account.username);
    await people.expectFound(account.username);
    await ageSignIn(administrator);

    await page.keyboard.press("Tab");
    await expect(people.roleOf(account.username)).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(people.menuOf(account.username)).toBeFocused();
    await people.chooseLastByKeys();
    const question = page.getByRole("dialog");
    await expect(question.getByRole("button", { name: words("people", "delete.cancel") })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(people.menuOf(account.username)).toBeFocused();

    await people.chooseLastByKeys();
    await expect(question.getByRole("button", { name: words("people", "delete.cancel") })).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");

    const again = new SignInAgainDialog(page, words);
    await expect(again.password).toBeFocused();
    await expectAccessible(page, "the question for the password");
    await page.keyboard.type(administrator.password);
    await page.keyboard.press("Enter");
    await expect(again.dialog).toBeHidden();
    await expect(people.done("delete.done", { username: account.username })).toBeAttached();
    await expect(people.searchField).toBeFocused();
  });
});
