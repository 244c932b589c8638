import { endAllSessions } from "../fixtures/end-all-sessions.ts";
import { expect, test } from "../fixtures/own-gate-test.ts";

test.describe("an access token that has expired", () => {
  test("is renewed once for all calls that wait, and each of them is answered", async ({
    page,
    account,
    signIn,
    poolCalls,
    items,
    ageAccessToken,
  }) => {
    await signIn(account);
    // The browser's clock is slow: it goes on believing in a token that the API knows to be over.
    await page.clock.setFixedTime(Date.now() - 10 * 60_000);
    const refused = page.waitForResponse(
      (response) => isApiCall(response.url()) && response.status() === 401,
    );
    await ageAccessToken(account);
    await items.open();
    await refused;
    const kept = page.waitForResponse((response) => response.url().includes("items.create") && response.ok());
    await items.add("after the refresh");
    await expect(items.row("after the refresh")).toBeVisible();
    await kept; // what is shown at once is not yet what is kept
    await page.reload();
    await expect(items.row("after the refresh")).toBeVisible();

    const refreshes = poolCalls.filter(({ operation }) => operation === "GetTokensFromRefreshToken");
    expect(refreshes).toHaveLength(1);
  });

  test("leads to the sign-in page when the session behind it was ended elsewhere", async ({
    account,
    signIn,
    poolAdmin,
    facts,
    signInPage,
    items,
    ageAccessToken,
  }) => {
    await signIn(account);
    await ageAccessToken(account);
    await endAllSessions(poolAdmin, facts.pool.userPoolId, account.username);

    await items.open();
    await expect(signInPage.heading).toBeVisible();
  });
});

function isApiCall(url: string): boolean {
  return url.includes("/trpc/");
}
