import { readCode } from "../fixtures/outbox.ts";
import { secondOver } from "../fixtures/second-over.ts";
import { readTabTokens } from "../fixtures/tab-tokens.ts";
import { expect, test } from "../fixtures/test.ts";
import { NewPasswordPage } from "../pages/new-password.page.ts";
import { PeoplePage } from "../pages/people.page.ts";

test.describe("people", () => {
  test("are shown to an administrator, who finds somebody by the beginning of a name", async ({
    account,
    signIn,
    administrator,
    people,
  }) => {
    await signIn(administrator);
    await people.open();
    await expect(people.heading).toBeVisible();
    await people.find(account.username.slice(0, -1));
    await expect(people.row(account.username)).toBeVisible();
    await expect(people.status(account.username, "CONFIRMED")).toBeVisible();
  });

  test("are not shown to a user, and the API refuses the list by itself", async ({
    page,
    account,
    signIn,
    facts,
    people,
  }) => {
    await signIn(account);
    await people.open();
    await expect(people.forbidden).toBeVisible();

    // The page is comfort, the API is the lock: the same token, past the page.
    const { accessToken } = await readTabTokens(page);
    const answer = await fetch(`${facts.apiUrl}/trpc/admin.users.list?input=${encodeURIComponent("{}")}`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(answer.status).toBe(403);
    expect(JSON.stringify(await answer.json())).toContain("insufficient_permissions");
  });

  test("get another role that holds from their next sign-in, which the change makes necessary", async ({
    words,
    account,
    signIn,
    otherDevice,
    administrator,
    people,
    tryRefresh,
  }) => {
    await otherDevice.signIn(account);
    const { refreshToken } = await readTabTokens(otherDevice.page);

    await signIn(administrator);
    await people.openAt(account.username);
    await people.roleOf(account.username).selectOption("admin");
    const role = words("shell", "role.admin");
    await expect(people.done("role.changed", { username: account.username, role })).toBeAttached();
    expect(await tryRefresh(refreshToken)).toBe("refused");
    await secondOver();

    await otherDevice.page.evaluate(() => sessionStorage.clear());
    await otherDevice.signIn(account);
    const theirPeople = new PeoplePage(otherDevice.page, words);
    await theirPeople.open();
    await expect(theirPeople.heading).toBeVisible();
  });

  test("who are disabled are refused at the gate, and let in again when enabled", async ({
    account,
    signIn,
    otherDevice,
    administrator,
    people,
  }) => {
    await signIn(administrator);
    await people.openAt(account.username);
    await people.ask("disable", account.username);
    await expect(people.done("disable.done", { username: account.username })).toBeAttached();
    await expect(people.status(account.username, "disabled")).toBeVisible();

    await otherDevice.signInPage.open();
    await otherDevice.signInPage.submit(account);
    await expect(otherDevice.signInPage.problem("accountDisabled")).toBeVisible();
    await expect(otherDevice.page).toHaveURL(/\/sign-in/);

    await people.ask("enable", account.username);
    await expect(people.done("enable.done", { username: account.username })).toBeAttached();
    await otherDevice.signInPage.submit(account);
    await otherDevice.header.expectSignedIn(account.username);
  });

  test("who are signed out everywhere lose every session, and may sign in again", async ({
    account,
    signIn,
    otherDevice,
    administrator,
    people,
    tryRefresh,
  }) => {
    await otherDevice.signIn(account);
    const { refreshToken } = await readTabTokens(otherDevice.page);

    await signIn(administrator);
    await people.openAt(account.username);
    await people.ask("signOut", account.username);
    await expect(people.done("signOut.done", { username: account.username })).toBeAttached();
    expect(await tryRefresh(refreshToken)).toBe("refused");

    await otherDevice.page.goto("/items");
    await expect(otherDevice.signInPage.heading).toBeVisible();
    await otherDevice.signInPage.submit(account);
    await otherDevice.header.expectSignedIn(account.username);
  });

  test("whose password is reset choose a new one with the code that is mailed to them", async ({
    words,
    account,
    signIn,
    facts,
    otherDevice,
    administrator,
    people,
  }) => {
    await signIn(administrator);
    await people.openAt(account.username);
    await people.ask("resetPassword", account.username);
    await expect(people.done("resetPassword.done", { username: account.username })).toBeAttached();
    await expect(people.status(account.username, "RESET_REQUIRED")).toBeVisible();

    await otherDevice.signInPage.open();
    await otherDevice.signInPage.submit(account);
    const password = `Own-${account.password}`;
    await expect(otherDevice.page).toHaveURL(/\/reset-password$/);
    const code = await readCode(facts.pool.endpoint, account.username);
    await new NewPasswordPage(otherDevice.page, words).reset({ code, password });
    await expect(otherDevice.signInPage.heading).toBeVisible();
    await otherDevice.signInPage.submit({ username: account.username, password });
    await otherDevice.header.expectSignedIn(account.username);
  });

  test("who have not chosen a first password cannot have it reset, and the page says why", async ({
    words,
    newPerson,
    signIn,
    administrator,
    people,
  }) => {
    const invited = await newPerson({ temporary: true });
    await signIn(administrator);
    await people.openAt(invited.username);
    await people.ask("resetPassword", invited.username);
    const failure = people.failure("resetPassword.failed", invited.username);
    await expect(failure).toContainText(words("people", "resetPassword.conflict"));
    await expect(people.status(invited.username, "FORCE_CHANGE_PASSWORD")).toBeVisible();
  });

  for (const language of ["ja", "en"] as const) {
    test.describe(`in ${language}`, () => {
      test.use({ language });

      test("are deleted with their items, after a question that can be declined", async ({
        page,
        words,
        account,
        signIn,
        apiAs,
        administrator,
        signInPage,
        people,
      }) => {
        const theirs = await apiAs(account);
        await theirs.post("/api/v1/items", { name: "theirs" });
        await signIn(administrator);
        await people.openAt(account.username);

        const question = await people.choose("delete", account.username);
        await question.getByRole("button", { name: words("people", "delete.cancel"), exact: true }).click();
        await expect(question).toBeHidden();
        await expect(people.row(account.username)).toBeVisible();
        await expect(people.menuOf(account.username)).toBeFocused();

        await people.ask("delete", account.username);
        await expect(people.done("delete.done", { username: account.username })).toBeAttached();
        await expect(people.row(account.username)).toHaveCount(0);
        // The keyboard is not left in the void that the row has become.
        await expect(people.searchField).toBeFocused();
        expect((await theirs.get("/api/v1/items")).status).toBe(401);

        await page.evaluate(() => sessionStorage.clear());
        await signInPage.open();
        await signInPage.submit(account);
        await expect(signInPage.problem("wrongCredentials")).toBeVisible();
      });
    });
  }

  test("who look at themselves are offered nothing that would lock them out", async ({
    page,
    words,
    signIn,
    administrator,
    people,
  }) => {
    await signIn(administrator);
    await people.open();
    await people.find(administrator.username);
    const own = page.getByRole("row").filter({ hasText: administrator.username });
    await expect(own).toContainText(words("people", "ownRow"));
    await expect(people.menuOf(administrator.username)).toHaveCount(0);
    await expect(people.roleOf(administrator.username)).toHaveCount(0);
  });
});
