import { newAccount } from "../fixtures/account.ts";
import { readCode } from "../fixtures/outbox.ts";
import { expect, test } from "../fixtures/test.ts";
import { ConfirmPage } from "../pages/confirm.page.ts";
import { SignUpPage } from "../pages/sign-up.page.ts";

test.describe("signing up", () => {
  for (const language of ["ja", "en"] as const) {
    test.describe(`in ${language}`, () => {
      test.use({ language });

      test("leads over the mailed code straight through the gate", async ({ page, words, facts, header }) => {
        const account = newAccount();
        const signUp = new SignUpPage(page, words);
        await signUp.open();
        await signUp.submit(account);

        const confirm = new ConfirmPage(page, words);
        await expect(confirm.heading).toBeVisible();
        await confirm.submit(await readCode(facts.pool.endpoint, account.username));
        await header.expectSignedIn(account.username);
      });
    });
  }

  test("can be finished later: sign-in asks for the code, and a code sent again works", async ({
    page,
    words,
    facts,
    otherDevice,
  }) => {
    const account = newAccount();
    const signUp = new SignUpPage(page, words);
    await signUp.open();
    await signUp.submit(account);
    await expect(new ConfirmPage(page, words).heading).toBeVisible();
    const firstCode = await readCode(facts.pool.endpoint, account.username);

    // Another day, another browser: nothing of the first visit is left.
    const { page: later, signInPage: signIn, header } = otherDevice;
    await signIn.open();
    await signIn.submit(account);
    const confirm = new ConfirmPage(later, words);
    await expect(confirm.heading).toBeVisible();
    await confirm.resend();
    await expect(confirm.resent).toBeVisible();

    const secondCode = await readCode(facts.pool.endpoint, account.username);
    expect(secondCode).not.toBe(firstCode);
    await confirm.submit(secondCode);
    await expect(signIn.notice("confirmed")).toBeVisible();
    await expect(signIn.username).toHaveValue(account.username);
    await signIn.submitPassword(account.password);
    await header.expectSignedIn(account.username);
  });
});
