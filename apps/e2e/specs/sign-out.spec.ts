import { createApiClient } from "../fixtures/api-client.ts";
import { readTabTokens } from "../fixtures/tab-tokens.ts";
import { expect, test } from "../fixtures/test.ts";

test.describe("signing out", () => {
  test("here revokes this tab's refresh token at the pool", async ({
    page,
    account,
    signIn,
    header,
    tryRefresh,
  }) => {
    await signIn(account);
    const { refreshToken } = await readTabTokens(page);
    expect(await tryRefresh(refreshToken)).toBe("given");

    await header.signOutHere(account.username);
    // The page does not wait for it.
    await expect.poll(() => tryRefresh(refreshToken)).toBe("refused");
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
    // The page does not wait for it.
    await expect.poll(async () => (await here.get("/api/v1/protected")).status).toBe(401);
    expect((await elsewhere.get("/api/v1/protected")).status).toBe(200);
  });

  test("here works while the API does not answer", async ({ page, account, signIn, header, tryRefresh }) => {
    await signIn(account);
    const { refreshToken } = await readTabTokens(page);
    const asked = page.waitForRequest((request) => request.url().endsWith("/trpc/auth.signOut"));
    await page.route("**/trpc/auth.signOut", () => undefined); // neither answered nor refused

    await header.signOutHere(account.username);
    await asked;
    await expect.poll(() => tryRefresh(refreshToken)).toBe("refused");
  });

  test("here leaves the other device signed in; everywhere does not", async ({
    page,
    account,
    signIn,
    header,
    otherDevice,
    tryRefresh,
  }) => {
    await otherDevice.signIn(account);
    const elsewhere = await readTabTokens(otherDevice.page);

    await signIn(account);
    const before = await readTabTokens(page);
    await header.signOutHere(account.username);
    // The page does not wait for it; and what it had not yet done could not have reached the other device.
    await expect.poll(() => tryRefresh(before.refreshToken)).toBe("refused");
    expect(await tryRefresh(elsewhere.refreshToken)).toBe("given");

    await signIn(account);
    const here = await readTabTokens(page);
    await header.signOutEverywhere(account.username);
    expect(await tryRefresh(elsewhere.refreshToken)).toBe("refused");
    expect(await tryRefresh(here.refreshToken)).toBe("refused");
  });
});
