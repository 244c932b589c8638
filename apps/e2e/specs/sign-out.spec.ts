import { createApiClient } from "../fixtures/api-client.ts";
import { readTabTokens } from "../fixtures/tab-tokens.ts";
import { expect, test } from "../fixtures/test.ts";
import { tryRefresh } from "../fixtures/try-refresh.ts";

test.describe("signing out", () => {
  test("here revokes this tab's refresh token at the pool", async ({
    page,
    account,
    signIn,
    header,
    facts,
    poolAdmin,
  }) => {
    await signIn(account);
    const { refreshToken } = await readTabTokens(page);
    expect(await tryRefresh(poolAdmin, facts.pool.clientId, refreshToken)).toBe("given");

    await header.signOutHere(account.username);
    await expect(header.menuOf(account.username)).toBeHidden();
    // The page does not wait for it.
    await expect.poll(() => tryRefresh(poolAdmin, facts.pool.clientId, refreshToken)).toBe("refused");
    await page.goto("/items");
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test("here takes back the access token that is out, and no other device's", async ({
    page,
    account,
    signIn,
    header,
    facts,
    apiAs,
  }) => {
    const elsewhere = await apiAs(account);
    await signIn(account);
    const here = createApiClient(facts.apiUrl, (await readTabTokens(page)).accessToken);
    expect((await here.get("/api/v1/protected")).status).toBe(200);

    await header.signOutHere(account.username);
    await expect(header.menuOf(account.username)).toBeHidden();
    // The page does not wait for it.
    await expect.poll(async () => (await here.get("/api/v1/protected")).status).toBe(401);
    expect((await elsewhere.get("/api/v1/protected")).status).toBe(200);
  });

  test("here works while the API does not answer", async ({
    page,
    account,
    signIn,
    header,
    facts,
    poolAdmin,
  }) => {
    await signIn(account);
    const { refreshToken } = await readTabTokens(page);
    const asked = page.waitForRequest((request) => request.url().endsWith("/trpc/auth.signOut"));
    await page.route("**/trpc/auth.signOut", () => undefined); // neither answered nor refused

    await header.signOutHere(account.username);
    await expect(header.menuOf(account.username)).toBeHidden();
    await asked;
    await expect.poll(() => tryRefresh(poolAdmin, facts.pool.clientId, refreshToken)).toBe("refused");
  });

  test("here leaves the other device signed in; everywhere does not", async ({
    page,
    account,
    signIn,
    header,
    facts,
    poolAdmin,
    otherDevice,
  }) => {
    const { clientId } = facts.pool;
    await otherDevice.signInPage.open();
    await otherDevice.signInPage.submit(account);
    await otherDevice.header.expectSignedIn(account.username);
    const elsewhere = await readTabTokens(otherDevice.page);

    await signIn(account);
    await header.signOutHere(account.username);
    await expect(header.menuOf(account.username)).toBeHidden();
    expect(await tryRefresh(poolAdmin, clientId, elsewhere.refreshToken)).toBe("given");

    await signIn(account);
    const here = await readTabTokens(page);
    await header.signOutEverywhere(account.username);
    await expect(header.menuOf(account.username)).toBeHidden();
    expect(await tryRefresh(poolAdmin, clientId, elsewhere.refreshToken)).toBe("refused");
    expect(await tryRefresh(poolAdmin, clientId, here.refreshToken)).toBe("refused");
  });
});
