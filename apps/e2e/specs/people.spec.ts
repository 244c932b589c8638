import { readTabTokens } from "../fixtures/tab-tokens.ts";
import { expect, test } from "../fixtures/test.ts";
import { tryRefresh } from "../fixtures/try-refresh.ts";
import { PeoplePage } from "../pages/people.page.ts";
import { SignInPage } from "../pages/sign-in.page.ts";
import { SiteHeader } from "../pages/site-header.ts";

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
    browser,
  }) => {
    const theirs = await browser.newPage({ baseURL: facts.webUrl, locale: "ja-JP" });
    const theirSignIn = new SignInPage(theirs, words);
    await theirSignIn.open();
    await theirSignIn.submit(account);
    await new SiteHeader(theirs, words).expectSignedIn(account.username);
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
    await new SiteHeader(theirs, words).expectSignedIn(account.username);
    const theirPeople = new PeoplePage(theirs, words);
    await theirPeople.open();
    await expect(theirPeople.heading).toBeVisible();
    await theirs.close();
  });

  test("who are disabled are refused at the gate, and let in again when enabled", async ({
    page,
    words,
    account,
    newPerson,
    signIn,
    facts,
    browser,
  }) => {
    await signIn(await newPerson({ role: "admin" }));
    const people = new PeoplePage(page, words);
    await people.open();
    await people.find(account.username);
    await people.setEnabled(account.username, "disable");
    await expect(people.done("disable.done", { username: account.username })).toBeAttached();
    await expect(people.status(account.username, "disabled")).toBeVisible();

    const theirs = await browser.newPage({ baseURL: facts.webUrl, locale: "ja-JP" });
    const theirSignIn = new SignInPage(theirs, words);
    await theirSignIn.open();
    await theirSignIn.submit(account);
    await expect(theirSignIn.problem("accountDisabled")).toBeVisible();
    await expect(theirs).toHaveURL(/\/sign-in/);

    await people.setEnabled(account.username, "enable");
    await expect(people.done("enable.done", { username: account.username })).toBeAttached();
    await theirSignIn.submit(account);
    await new SiteHeader(theirs, words).expectSignedIn(account.username);
    await theirs.close();
  });
});
