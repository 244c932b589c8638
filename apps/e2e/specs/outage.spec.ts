import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/own-gate-test.ts";
import { readTabTokens } from "../fixtures/tab-tokens.ts";

test.describe("an outage signs nobody out", () => {
  test.slow(); // the API is started again in the middle

  test("when the API is down: the page says so, and goes on once it is back", async ({
    page,
    words,
    account,
    signIn,
    header,
    ownGate,
    items,
  }) => {
    await signIn(account);
    const before = await readTabTokens(page);
    await ownGate.stopApi();
    try {
      await items.open();
      await expect(page.getByText(words("items", "failed.title"))).toBeVisible();
      await header.expectSignedIn(account.username);
    } finally {
      await ownGate.startApi();
    }
    await retryUntil(
      page.getByText(words("items", "empty")),
      page.getByRole("button", { name: words("signedIn", "retry") }),
    );
    await items.add("still here");
    await expect(items.row("still here")).toBeVisible();
    expect(await readTabTokens(page)).toEqual(before);
  });

  test("when the key server is down: the API says 503 and not 401, and lets the same token in later", async ({
    page,
    words,
    account,
    signIn,
    header,
    ownGate,
    items,
  }) => {
    await signIn(account);
    const before = await readTabTokens(page);
    await ownGate.stopApi();
    ownGate.pool.jwks.fail(true);
    try {
      await ownGate.startApi(); // without keys, as after a restart in the middle of the outage
      const refused = page.waitForResponse((response) => response.url().includes("/trpc/"));
      await items.open();
      expect((await refused).status()).toBe(503);
      await expect(page.getByText(words("items", "failed.title"))).toBeVisible();
      await header.expectSignedIn(account.username);
    } finally {
      ownGate.pool.jwks.fail(false);
    }
    // More than once, where it must be: the API waits a little before it asks for keys again.
    await retryUntil(
      page.getByText(words("items", "empty")),
      page.getByRole("button", { name: words("signedIn", "retry") }),
    );
    expect(await readTabTokens(page)).toEqual(before);
  });

  test("when the user pool is down: a reload shows the outage, and passes once it is back", async ({
    page,
    words,
    account,
    signIn,
    header,
    facts,
    items,
    ageAccessToken,
  }) => {
    await signIn(account);
    await ageAccessToken(account);
    await page.route(`${facts.pool.endpoint}/**`, (route) => route.abort());
    await items.open();
    await expect(page.getByText(words("shell", "outage.title"))).toBeVisible();
    await page.unroute(`${facts.pool.endpoint}/**`);
    await page
      .getByRole("button", { name: words("shell", "outage.retry") })
      .first()
      .click();
    await expect(items.newName).toBeVisible();
    await header.expectSignedIn(account.username);
  });

  test("while an administrator works: what they typed is not taken away", async ({
    page,
    account,
    signIn,
    facts,
    administrator,
    people,
  }) => {
    await signIn(administrator);
    await people.openAt(account.username);
    const failed: string[] = [];
    page.on("requestfailed", (request) => failed.push(request.url()));
    await page.route(`${facts.apiUrl}/**`, (route) => route.abort());
    // Whoever comes back to a tab after a while is told what is new there.
    await page.clock.setFixedTime(Date.now() + 60_000);
    await comeBack(page);
    const asked = () => failed.filter((url) => url.includes("auth.me")).length;
    await expect.poll(asked).toBe(3); // and twice more by itself
    await page.unroute(`${facts.apiUrl}/**`);
    let answered = 0;
    page.on("response", (response) => {
      if (response.url().includes("auth.me") && response.ok()) answered++;
    });
    // More than once, where it must be: whoever comes back while the last try fails has nobody ask.
    await expect
      .poll(async () => {
        await comeBack(page);
        return answered;
      })
      .toBeGreaterThan(0);
    await expect(people.searchField).toHaveValue(account.username);
    await people.expectFound(account.username);
  });
});

/**
 * Asks for the list again until it is there. It may come back by itself before anybody asks, with the stream of its changes,
 * and takes the button along: a click that waits for it would wait for ever.
 */
async function retryUntil(shown: Locator, retry: Locator): Promise<void> {
  await expect(async () => {
    if (await retry.isVisible()) await retry.click({ timeout: 5_000 });
    await expect(shown).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
}

const comeBack = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
