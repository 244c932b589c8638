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
    // Aged when it is asked for, the token runs out during this stream, however long the page took to open.
    await page.route(
      /items\.changes/,
      async (route) => {
        held = route.request().headers()["authorization"];
        const claims = { exp: Math.floor(Date.now() / 1_000) + 5 };
        const token = await ownGate.pool.mintToken({ use: "access", user: account, claims });
        const headers = { ...route.request().headers(), authorization: `Bearer ${token}` };
        await route.continue({ headers });
      },
      { times: 1 },
    );
    const streams: Request[] = [];
    page.on("request", (request) => {
      if (request.method() === "GET" && request.url().includes("items.changes")) streams.push(request);
    });
    await items.open();
    await expect.poll(() => streams.length, { timeout: 30_000 }).toBeGreaterThan(1);
    await (await apiAs(account)).post("/api/v1/items", { name: "of the second stream" });
    await expect(items.row("of the second stream")).toBeVisible();

    const [first, second] = streams;
    expect(held).toMatch(/^Bearer /);
    expect(second?.headers()["authorization"]).not.toBe(held);
    expect(decodeURIComponent(first?.url() ?? "")).not.toContain("lastEventId");
    expect(decodeURIComponent(second?.url() ?? "")).toContain('{"lastEventId":"0"}');
  });

  test("takes up what it missed while the API was away", async ({
    page,
    account,
    signIn,
    ownGate,
    apiAs,
    items,
  }) => {
    await signIn(account);
    await openFollowed(page, items);
    await ownGate.stopApi();
    await ownGate.startApi();
    await (await apiAs(account)).post("/api/v1/items", { name: "written meanwhile" });
    await expect(items.row("written meanwhile")).toBeVisible({ timeout: 30_000 });
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

/** Opens the list, and waits until its changes are followed. */
async function openFollowed(page: Page, items: ItemsPage): Promise<void> {
  const followed = page.waitForResponse((response) => response.url().includes("items.changes"));
  await items.open();
  await followed;
}

/** Tells later whether the page is still the one that is there now. */
async function markPage(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Reflect.set(window, "isTheSamePage", true));
  return () => page.evaluate(() => Reflect.get(window, "isTheSamePage") === true);
}
