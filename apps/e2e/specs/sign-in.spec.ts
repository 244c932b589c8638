import { expect, test } from "../fixtures/test.ts";

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

  test("works with the e-mail address in place of the username", async ({ account, header, signInPage }) => {
    await signInPage.open();
    await signInPage.submit({ username: account.email, password: account.password });
    await header.expectSignedIn(account.username);
  });

  test("leads back to the page that asked for it", async ({ page, account, signInPage }) => {
    await page.goto("/profile");
    await expect(signInPage.heading).toBeVisible();
    await signInPage.submit(account);
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

      test("says the same to a wrong password and to an unknown name", async ({ account, signInPage }) => {
        await signInPage.open();
        await signInPage.submit({ username: account.username, password: "Wrong-password-1" });
        await expect(signInPage.problem("wrongCredentials")).toBeVisible();

        await signInPage.open();
        await signInPage.submit({ username: `${account.username}x`, password: account.password });
        await expect(signInPage.problem("wrongCredentials")).toBeVisible();
      });
    });
  }
});
