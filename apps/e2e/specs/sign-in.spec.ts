import { expect, test } from "../fixtures/test.ts";
import { SignInPage } from "../pages/sign-in.page.ts";

test.describe("signing in", () => {
  test("never sends the password: the pool gets a proof of it (SRP)", async ({
    page,
    account,
    signIn,
    poolCalls,
  }) => {
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.url(), request.postData() ?? ""));
    await signIn(account);

    const answered = poolCalls.map(({ operation }) => operation);
    expect(answered).toEqual(expect.arrayContaining(["InitiateAuth", "RespondToAuthChallenge"]));
    const first = poolCalls.find(({ operation }) => operation === "InitiateAuth");
    expect(first?.body).toContain("USER_SRP_AUTH");
    expect(sent.join("\n")).not.toContain(account.password);
  });

  test("works with the e-mail address in place of the username", async ({ page, words, account, header }) => {
    const signIn = new SignInPage(page, words);
    await signIn.open();
    await signIn.submit({ username: account.email, password: account.password });
    await header.expectSignedIn(account.username);
  });

  test("leads back to the page that asked for it", async ({ page, words, account }) => {
    await page.goto("/profile");
    const signIn = new SignInPage(page, words);
    await expect(signIn.heading).toBeVisible();
    await signIn.submit(account);
    await expect(page).toHaveURL(/\/profile$/);
  });

  test("survives a reload", async ({ page, account, signIn, header }) => {
    await signIn(account);
    await page.reload();
    await header.expectSignedIn(account.username);
  });

  for (const language of ["ja", "en"] as const) {
    test.describe(`in ${language}`, () => {
      test.use({ language });

      test("says the same to a wrong password and to an unknown name", async ({ page, words, account }) => {
        const signIn = new SignInPage(page, words);
        await signIn.open();
        await signIn.submit({ username: account.username, password: "Wrong-password-1" });
        await expect(signIn.problem("wrongCredentials")).toBeVisible();

        await signIn.open();
        await signIn.submit({ username: `${account.username}x`, password: account.password });
        await expect(signIn.problem("wrongCredentials")).toBeVisible();
      });
    });
  }
});
