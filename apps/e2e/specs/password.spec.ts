import { newAccount } from "../fixtures/account.ts";
import { readCode } from "../fixtures/outbox.ts";
import { expect, test } from "../fixtures/test.ts";
import { NewPasswordPage } from "../pages/new-password.page.ts";
import { SignInPage } from "../pages/sign-in.page.ts";

test.describe("a new password", () => {
  test("replaces a forgotten one by the mailed code, and the old one is refused", async ({
    page,
    words,
    facts,
    account,
    header,
  }) => {
    const { password } = newAccount();
    const signIn = new SignInPage(page, words);
    await signIn.open();
    await signIn.forgotPassword();
    const reset = new NewPasswordPage(page, words);
    await reset.requestCode(account.username);
    await expect(page).toHaveURL(/\/reset-password$/);
    await reset.reset({ code: await readCode(facts.pool.endpoint, account.username), password });

    await expect(signIn.notice("passwordChanged")).toBeVisible();
    await signIn.submitPassword(account.password);
    await expect(signIn.problem("wrongCredentials")).toBeVisible();
    await signIn.submitPassword(password);
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
  }) => {
    const invited = await newPerson({ temporary: true });
    const { password } = newAccount();
    const signIn = new SignInPage(page, words);
    await signIn.open();
    await signIn.submit(invited);
    const choose = new NewPasswordPage(page, words);
    await expect(choose.invitationHeading).toBeVisible();
    await choose.choose(password);
    await header.expectSignedIn(invited.username);

    await header.signOutHere(invited.username);
    await expect(header.menuOf(invited.username)).toBeHidden();
    await signIn.open();
    await signIn.submit(invited);
    await expect(signIn.problem("wrongCredentials")).toBeVisible();
  });
});
