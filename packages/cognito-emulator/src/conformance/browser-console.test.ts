import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { installedBrowser } from "../../test/passkey-browser.ts";

// A browser beside the pool: a busy machine needs its time for both.
describe.skipIf(!installedBrowser)("The console in Chromium", { timeout: 120_000 }, () => {
  let place: AccountPool;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    place = await openAccountPool();
    const path = installedBrowser?.path;
    browser = await chromium.launch({
      ...(path && { executablePath: path }),
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    });
    page = await (await browser.newContext({ locale: "en-GB" })).newPage();
    page.on("console", (message) => complaints.push(message.text()));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await place?.close();
  });

  it("moves the clock by keyboard alone, under its own policy, and a reload does not do it again", async () => {
    await page.goto(`${place.endpoint}/_local/controls`);
    await page.getByLabel("How many", { exact: false }).first().focus();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("3");
    await page.keyboard.press("Tab");
    await page.keyboard.type("hours");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/done=clock-moved/);
    expect(await page.getByRole("status").textContent()).toBe("The clock is moved.");
    await page.reload();
    expect(place.emulator.control.clock.ahead).toBe(3 * 3_600_000);
    expect(complaints).toEqual([]);
  });

  it("deletes a user only once the box is ticked, and returns to the pool", async () => {
    const { username } = await place.pool.addUser();
    await page.goto(`${place.endpoint}/_local/pools/${place.pool.userPoolId}`);
    await page.getByRole("link", { name: username, exact: true }).click();
    await page.getByRole("button", { name: "Delete the user" }).click();
    expect(await place.administer("AdminGetUser", { Username: username })).toHaveProperty("UserStatus");
    await page.getByLabel("Delete this user").check();
    await page.getByRole("button", { name: "Delete the user" }).click();
    await page.waitForURL(/done=user-deleted/);
    expect(await place.administer("AdminGetUser", { Username: username })).toMatchObject({
      __type: "UserNotFoundException",
    });
    expect(new URL(page.url()).search).toBe("?done=user-deleted");
  });

  it("names every field and button, in both languages", async () => {
    for (const language of ["ja", "en"]) {
      await page.goto(`${place.endpoint}/_local/controls?lang=${language}`);
      for (const control of await page.locator("input:not([type=hidden]), select, textarea, button").all()) {
        const snapshot = await control.ariaSnapshot();
        expect(snapshot).toMatch(/- \w+ "[^"]+"/);
      }
    }
  });

  it("lets no form of another site's page through", async () => {
    const before = place.emulator.control.clock.ahead;
    const { port } = new URL(place.endpoint);
    const other = await (await browser.newContext()).newPage();
    // Another origin on this very machine: the nearest that a foreign page can come.
    await other.route("http://127.0.0.1/", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<form method="post" action="http://localhost:${port}/_local/controls/advance-clock"><input name="amount" value="1"><input name="unit" value="days"><button>go</button></form>`,
      }),
    );
    await other.goto("http://127.0.0.1/");
    const answered = other.waitForResponse(/advance-clock/);
    await other.click("button");
    expect((await answered).status()).toBe(403);
    expect(place.emulator.control.clock.ahead).toBe(before);
  });
});
