import { expect, test } from "../fixtures/own-gate-test.ts";
import { readTabTokens } from "../fixtures/tab-tokens.ts";
import { SignInAgainDialog } from "../pages/sign-in-again.dialog.ts";

for (const language of ["ja", "en"] as const) {
  test.describe(`what needs a recent sign-in, in ${language}`, () => {
    test.use({ language });

    test("is done after a password, on the page where it was asked for", async ({
      page,
      words,
      account,
      signIn,
      header,
      administrator,
      people,
      tryRefresh,
      ageSignIn,
    }) => {
      await signIn(administrator);
      await people.openAt(account.username);
      await ageSignIn(administrator);
      const before = await readTabTokens(page);

      await people.ask("delete", account.username);
      const again = new SignInAgainDialog(page, words);
      await again.submit("Wrong-password-1");
      await expect(again.problem("wrongPassword")).toBeVisible();
      await again.submit(administrator.password);
      await expect(again.dialog).toBeHidden();

      await expect(people.done("delete.done", { username: account.username })).toBeAttached();
      await expect(people.row(account.username)).toHaveCount(0);
      await expect(people.searchField).toHaveValue(account.username);
      await header.expectSignedIn(administrator.username);
      // The session before has ended with the new one's beginning.
      await expect.poll(() => tryRefresh(before.refreshToken)).toBe("refused");
      const after = await readTabTokens(page);
      expect(await tryRefresh(after.refreshToken)).toBe("given");
    });
  });
}

test("a recent sign-in that is declined changes nothing, and the page says why", async ({
  page,
  words,
  account,
  signIn,
  header,
  administrator,
  people,
  ageSignIn,
}) => {
  await signIn(administrator);
  await people.openAt(account.username);
  await ageSignIn(administrator);

  await people.ask("delete", account.username);
  await new SignInAgainDialog(page, words).cancel();
  await expect(people.failure("delete.failed", account.username)).toBeVisible();
  await expect(people.row(account.username)).toBeVisible();
  await header.expectSignedIn(administrator.username);
});
