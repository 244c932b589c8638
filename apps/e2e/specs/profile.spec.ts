import { newAccount } from "../fixtures/account.ts";
import { readCode } from "../fixtures/outbox.ts";
import { expect, test } from "../fixtures/test.ts";

test.describe("the profile", () => {
  for (const language of ["ja", "en"] as const) {
    test.describe(`in ${language}`, () => {
      test.use({ language });

      test("shows the pass as the API reads it", async ({ page, words, account, signIn, profile }) => {
        await signIn(account);
        await profile.open();
        await expect(profile.pass).toContainText(account.username);
        await expect(profile.pass).toContainText(words("shell", "role.user"));
        await expect(profile.pass).toContainText(words("profile", "pass.permission.write"));
        await expect(page.getByText(account.email)).toBeVisible();
      });
    });
  }

  test("takes a new e-mail address once its code has come back", async ({
    page,
    words,
    facts,
    account,
    signIn,
    profile,
  }) => {
    await signIn(account);
    const { email } = newAccount();
    await profile.open();
    await profile.changeEmail(email);
    await expect(page.getByLabel(words("profile", "email.codeLabel"))).toBeVisible();
    await profile.verifyEmail(await readCode(facts.pool.endpoint, account.username));
    await expect(profile.notice("email.done")).toBeVisible();
    await expect(page.getByText(email)).toBeVisible();
  });

  test("changes the password, and the old one is refused from then on", async ({
    account,
    signIn,
    header,
    signInPage,
    profile,
  }) => {
    await signIn(account);
    const { password } = newAccount();
    await profile.open();
    await profile.changePassword({ current: account.password, next: password });
    await expect(profile.notice("password.done")).toBeVisible();

    await header.signOutHere(account.username);
    await signInPage.open();
    await signInPage.submit(account);
    await expect(signInPage.problem("wrongCredentials")).toBeVisible();
    await signInPage.submit({ ...account, password });
    await header.expectSignedIn(account.username);
  });

  test("deletes the account, and nobody signs in to it again", async ({
    account,
    signIn,
    signInPage,
    profile,
  }) => {
    await signIn(account);
    await profile.open();
    await profile.deleteAccount(account.username);
    await expect(signInPage.heading).toBeVisible();
    await signInPage.submit(account);
    await expect(signInPage.problem("wrongCredentials")).toBeVisible();
  });
});
