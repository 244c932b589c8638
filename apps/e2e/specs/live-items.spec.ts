import type { Page, Request } from "@playwright/test";
import { endAllSessions } from "../fixtures/end-all-sessions.ts";
import { expect, test } from "../fixtures/own-gate-test.ts";
import { ItemsPage } from "../pages/items.page.ts";

test.describe("a list of items that is open", () => {
  for (const language of ["ja", "en"] as const) {
    test.describe(`in ${language}`, () => {
      test.use({ language });

      test("shows what another device does to it, without being loaded again", async ({
        page,
        words,
        account,
        signIn,
        otherDevice,
        items,
      }) => {
        await signIn(account);
        await openFollowed(page, items);
        await otherDevice.signIn(account);
        const there = new ItemsPage(otherDevice.page, words);
        await there.open();
        const isTheSamePage = await markPage(page);

        await there.add("通行手形");
        await expect(items.row("通行手形")).toBeVisible();
        await expect(items.changedElsewhere).toBeAttached();
        await there.rename("通行手形", "関所手形");
        await expect(items.row("関所手形")).toBeVisible();
        await items.add("from here");
        await expect(there.row("from here")).toBeVisible();
        await expect(items.rows).toHaveCount(2);
        await there.remove("関所手形");
        await expect(items.row("関所手形")).toHaveCount(0);
        await expect(items.rows).toHaveCount(1);
        expect(await isTheSamePage()).toBe(true);
      });
    });
  }

  test("goes on with a new token, from where it was, when its own runs out", async ({
    page,
    account,
    signIn,
    ownGate,
    apiAs,
    items,
  }) => {
    await signIn(account);
    let held: string | undefined;
    let seconds = 5;
    // Aged when it is asked for, the token runs out during this stream, however long the page took to open. Where it ran
    // out before the first event, the stream begins anew, with a token that lasts longer.
    await page.route(/items\.changes/, async (route) => {
      if (goesOn(route.request())) return route.continue();
      const headers = route.request().headers();
      held = headers["authorization"];
      const claims = { exp: Math.floor(Date.now() / 1_000) + seconds };
      seconds *= 2;
      const token = await ownGate.pool.mintToken({ use: "access", user: account, claims });
      await route.continue({ headers: { ...headers, authorization: `Bearer ${token}` } });
    });
    const next = page.waitForRequest(goesOn);
    await items.open();
    const second = await next;
    await (await apiAs(account)).post("/api/v1/items", { name: "of the second stream" });
    await expect(items.row("of the second stream")).toBeVisible();

    expect(held).toMatch(/^Bearer /);
    expect(second.headers()["authorization"]).toMatch(/^Bearer /);
    expect(second.headers()["authorization"]).not.toBe(held);
  });

  test("takes up what it missed while the API was away", async ({
    page,
    account,
    signIn,
    ownGate,
    apiAs,
    items,
  }) => {
    test.slow(); // the API is started again in the middle
    await signIn(account);
    await openFollowed(page, items);
    await ownGate.stopApi();
    // Still away for this page, or its stream could be back before there is something to miss.
    await page.route(/items\.changes/, (route) => route.abort());
    await ownGate.startApi();
    await (await apiAs(account)).post("/api/v1/items", { name: "written meanwhile" });
    await page.unroute(/items\.changes/);
    // The page asks again after pauses that double with every failure, up to a minute.
    await expect(items.row("written meanwhile")).toBeVisible({ timeout: 90_000 });
  });

  test("leads to the sign-in page when the session is ended elsewhere", async ({
    page,
    account,
    signIn,
    poolAdmin,
    facts,
    apiAs,
    administrator,
    signInPage,
    items,
  }) => {
    await signIn(account);
    await openFollowed(page, items);
    const administration = await apiAs(administrator);
    await endAllSessions(poolAdmin, facts.pool.userPoolId, account.username);
    // The API takes the access token back as well, which the pool alone does not.
    expect(
      await administration.post("/trpc/admin.users.signOut", { username: account.username }),
    ).toMatchObject({ status: 200 });
    await expect(signInPage.heading).toBeVisible({ timeout: 30_000 });
    await expect(page).toHaveURL(/next=%2Fitems/);
  });
});

/** Is this the request for a stream that goes on from the first event of the one before? */
function goesOn(request: Request): boolean {
  const url = decodeURIComponent(request.url());
  return request.method() === "GET" && url.includes("items.changes") && url.includes('{"lastEventId":"0"}');
}

/**
 * Opens the list, and waits until its changes are followed: the first event of their stream says from where on they are
 * told, and the page reads the list anew for it.
 */
async function openFollowed(page: Page, items: ItemsPage): Promise<void> {
  let isAnswered = false;
  page.on("response", (response) => {
    isAnswered ||= response.url().includes("items.changes") && response.ok();
  });
  const readAnew = page.waitForRequest((request) => isAnswered && request.url().includes("items.list"));
  await items.open();
  await (await readAnew).response();
}

/** Tells later whether the page is still the one that is there now. */
async function markPage(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Reflect.set(window, "isTheSamePage", true));
  return () => page.evaluate(() => Reflect.get(window, "isTheSamePage") === true);
}
