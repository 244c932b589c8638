import { readCode } from "../fixtures/outbox.ts";
import { readTabTokens } from "../fixtures/tab-tokens.ts";
import { expect, test } from "../fixtures/test.ts";
import { tryRefresh } from "../fixtures/try-refresh.ts";
import { NewPasswordPage } from "../pages/new-password.page.ts";
import { PeoplePage } from "../pages/people.page.ts";
import { SignInPage } from "../pages/sign-in.page.ts";

test.describe("people", () => {
  test("are shown to an administrator, who finds somebody by the beginning of a name", async ({
    page,
    words,
    account,
    newPerson,
    signIn,
  }) => {
    const administrator = await newPerson({ role: "admin" });
    await signIn(administrator);
    const people = new PeoplePage(page, words);
    await people.open();
    await expect(people.heading).toBeVisible();
    await people.find(account.username.slice(0, -1));
    await expect(people.row(account.username)).toBeVisible();
    await expect(people.status(account.username, "CONFIRMED")).toBeVisible();
  });

  test("are not shown to a user, and the API refuses the list by itself", async ({
    page,
    words,
    account,
    signIn,
    facts,
  }) => {
    await signIn(account);
    const people = new PeoplePage(page, words);
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
    page,
    words,
    account,
    newPerson,
    signIn,
    facts,
    poolAdmin,
    otherDevice,
  }) => {
    const { page: theirs, signInPage: theirSignIn, header: theirHeader } = otherDevice;
    await theirSignIn.open();
    await theirSignIn.submit(account);
    await theirHeader.expectSignedIn(account.username);
    const { refreshToken } = await readTabTokens(theirs);

    await signIn(await newPerson({ role: "admin" }));
    const people = new PeoplePage(page, words);
    await people.open();
    await people.find(account.username);
    await people.roleOf(account.username).selectOption("admin");
    const role = words("shell", "role.admin");
    await expect(people.done("role.changed", { username: account.username, role })).toBeAttached();
    expect(await tryRefresh(poolAdmin, facts.pool.clientId, refreshToken)).toBe("refused");

    await theirs.evaluate(() => sessionStorage.clear());
    await theirSignIn.open();
    await theirSignIn.submit(account);
    await theirHeader.expectSignedIn(account.username);
    const theirPeople = new PeoplePage(theirs, words);
    await theirPeople.open();
    await expect(theirPeople.heading).toBeVisible();
  });

  test("who are disabled are refused at the gate, and let in again when enabled", async ({
    page,
    words,
    account,
    newPerson,
    signIn,
    otherDevice,
  }) => {
    await signIn(await newPerson({ role: "admin" }));
    const people = new PeoplePage(page, words);
    await people.open();
    await people.find(account.username);
    await people.ask("disable", account.username);
    await expect(people.done("disable.done", { username: account.username })).toBeAttached();
    await expect(people.status(account.username, "disabled")).toBeVisible();

    const { page: theirs, signInPage: theirSignIn, header: theirHeader } = otherDevice;
    await theirSignIn.open();
    await theirSignIn.submit(account);
    await expect(theirSignIn.problem("accountDisabled")).toBeVisible();
    await expect(theirs).toHaveURL(/\/sign-in/);

    await people.ask("enable", account.username);
    await expect(people.done("enable.done", { username: account.username })).toBeAttached();
    await theirSignIn.submit(account);
    await theirHeader.expectSignedIn(account.username);
  });

  test("who are signed out everywhere lose every session, and may sign in again", async ({
    page,
    words,
    account,
    newPerson,
    signIn,
    facts,
    poolAdmin,
    otherDevice,
  }) => {
    const { page: theirs, signInPage: theirSignIn, header: theirHeader } = otherDevice;
    await theirSignIn.open();
    await theirSignIn.submit(account);
    await theirHeader.expectSignedIn(account.username);
    const { refreshToken } = await readTabTokens(theirs);

    await signIn(await newPerson({ role: "admin" }));
    const people = new PeoplePage(page, words);
    await people.open();
    await people.find(account.username);
    await people.ask("signOut", account.username);
    await expect(people.done("signOut.done", { username: account.username })).toBeAttached();
    expect(await tryRefresh(poolAdmin, facts.pool.clientId, refreshToken)).toBe("refused");

    await theirs.goto("/items");
    await expect(theirSignIn.heading).toBeVisible();
    await theirSignIn.submit(account);
    await theirHeader.expectSignedIn(account.username);
  });

  test("whose password is reset choose a new one with the code that is mailed to them", async ({
    page,
    words,
    account,
    newPerson,
    signIn,
    facts,
    otherDevice,
  }) => {
    await signIn(await newPerson({ role: "admin" }));
    const people = new PeoplePage(page, words);
    await people.open();
    await people.find(account.username);
    await people.ask("resetPassword", account.username);
    await expect(people.done("resetPassword.done", { username: account.username })).toBeAttached();
    await expect(people.status(account.username, "RESET_REQUIRED")).toBeVisible();

    const { page: theirs, signInPage: theirSignIn, header: theirHeader } = otherDevice;
    await theirSignIn.open();
    await theirSignIn.submit(account);
    const password = `Own-${account.password}`;
    const code = await readCode(facts.pool.endpoint, account.username);
    await new NewPasswordPage(theirs, words).reset({ code, password });
    await expect(theirSignIn.heading).toBeVisible();
    await theirSignIn.submit({ username: account.username, password });
    await theirHeader.expectSignedIn(account.username);
  });

  test("who have not chosen a first password cannot have it reset, and the page says why", async ({
    page,
    words,
    newPerson,
    signIn,
  }) => {
    const invited = await newPerson({ temporary: true });
    await signIn(await newPerson({ role: "admin" }));
    const people = new PeoplePage(page, words);
    await people.open();
    await people.find(invited.username);
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
        newPerson,
        signIn,
        apiAs,
      }) => {
        const theirs = await apiAs(account);
        await theirs.post("/api/v1/items", { name: "theirs" });
        await signIn(await newPerson({ role: "admin" }));
        const people = new PeoplePage(page, words);
        await people.open();
        await people.find(account.username);

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

        const signInPage = new SignInPage(page, words);
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
    newPerson,
    signIn,
  }) => {
    const administrator = await newPerson({ role: "admin" });
    await signIn(administrator);
    const people = new PeoplePage(page, words);
    await people.open();
    await people.find(administrator.username);
    const own = page.getByRole("row").filter({ hasText: administrator.username });
    await expect(own).toContainText(words("people", "ownRow"));
    await expect(people.menuOf(administrator.username)).toHaveCount(0);
    await expect(people.roleOf(administrator.username)).toHaveCount(0);
  });
});
