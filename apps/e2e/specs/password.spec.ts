import { newAccount } from "../fixtures/account.ts";
import { readCode } from "../fixtures/outbox.ts";
import { expect, test } from "../fixtures/test.ts";
import { NewPasswordPage } from "../pages/new-password.page.ts";

test.describe("a new password", () => {
  test("replaces a forgotten one by the mailed code, and the old one is refused", async ({
    page,
    words,
    facts,
    account,
    header,
    signInPage,
  }) => {
    const { password } = newAccount();
    await signInPage.open();
    await signInPage.forgotPassword();
    const reset = new NewPasswordPage(page, words);
    await reset.requestCode(account.username);
    await expect(page).toHaveURL(/\/reset-password$/);
    await reset.reset({ code: await readCode(facts.pool.endpoint, account.username), password });

    await expect(signInPage.notice("passwordChanged")).toBeVisible();
    await signInPage.submitPassword(account.password);
    await expect(signInPage.problem("wrongCredentials")).toBeVisible();
    await signInPage.submitPassword(password);
    await header.expectSignedIn(account.username);
  });

  test("does not tell a stranger whether an account exists", async ({ page, words }) => {
    await page.goto("/forgot-password");
    await new NewPasswordPage(page, words).requestCode(newAccount().username);
    await expect(page).toHaveURL(/\/reset-password$/);
  });

  test("is asked of an invited person, whose temporary one then opens nothing", async ({
    page,
    words,
    newPerson,
    header,
    signInPage,
  }) => {
    const invited = await newPerson({ temporary: true });
    const { password } = newAccount();
    await signInPage.open();
    await signInPage.submit(invited);
    const choose = new NewPasswordPage(page, words);
    await expect(choose.invitationHeading).toBeVisible();
    await choose.choose(password);
    await header.expectSignedIn(invited.username);

    await header.signOutHere(invited.username);
    await signInPage.open();
    await signInPage.submit(invited);
    await expect(signInPage.problem("wrongCredentials")).toBeVisible();
  });
});
