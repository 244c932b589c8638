import { expect, test } from "../fixtures/test.ts";

test.describe("items", () => {
  for (const language of ["ja", "en"] as const) {
    test.describe(`in ${language}`, () => {
      test.use({ language });

      test("are created, renamed and deleted, and are still so after a reload", async ({
        page,
        account,
        signIn,
        items,
      }) => {
        await signIn(account);
        await items.open();
        await items.add("手形 👜");
        await expect(items.row("手形 👜")).toBeVisible();
        await items.add("second");
        const renamed = page.waitForResponse(/items\.update/);
        await items.rename("手形 👜", "通行手形");
        await expect(items.row("通行手形")).toBeVisible();
        const deleted = page.waitForResponse(/items\.delete/);
        await items.remove("second");
        await expect(items.row("second")).toHaveCount(0);

        await Promise.all([renamed, deleted]); // what is shown at once is not yet what is kept
        await page.reload();
        await expect(items.row("通行手形")).toBeVisible();
        await expect(items.rows).toHaveCount(1);
      });
    });
  }

  test("come in pages, newest first", async ({ account, signIn, apiAs, items }) => {
    const api = await apiAs(account);
    for (let number = 1; number <= 25; number += 1) {
      await api.post("/api/v1/items", { name: `item ${number}` });
    }
    await signIn(account);
    await items.open();
    await expect(items.rows).toHaveCount(20);
    await expect(items.rows.first()).toContainText("item 25");
    await items.more.click();
    await expect(items.rows).toHaveCount(25);
    await expect(items.rows.last()).toContainText("item 1");
    await expect(items.more).toBeHidden();
  });

  test("of somebody else are not there, neither in the list nor by their id", async ({
    account,
    newPerson,
    signIn,
    apiAs,
    items,
  }) => {
    const owner = await apiAs(await newPerson());
    const { body } = await owner.post("/api/v1/items", { name: "not yours" });
    const { id } = body as { id: number }; // as: the contract says so, and the next lines would fail

    const stranger = await apiAs(account);
    expect(await stranger.get(`/api/v1/items/${id}`)).toMatchObject({ status: 404 });
    expect(await stranger.patch(`/api/v1/items/${id}`, { name: "mine" })).toMatchObject({ status: 404 });
    expect(await stranger.delete(`/api/v1/items/${id}`)).toMatchObject({ status: 404 });
    expect(await owner.get(`/api/v1/items/${id}`)).toMatchObject({
      status: 200,
      body: { name: "not yours" },
    });

    await signIn(account);
    await items.open();
    await items.add("mine");
    await expect(items.row("mine")).toBeVisible();
    await expect(items.rows).toHaveCount(1);
  });

  test.describe("that could not be saved", () => {
    /** The server is out of reach for changes; reading goes on. */
    const changes = /items\.(create|update|delete)/;

    test.beforeEach(async ({ account, apiAs, signIn, items }) => {
      await (await apiAs(account)).post("/api/v1/items", { name: "first" });
      await signIn(account);
      await items.open();
      await expect(items.row("first")).toBeVisible();
    });

    test("take back what was shown, say so, and keep what was typed", async ({ page, items }) => {
      await page.route(changes, (route) => route.abort());

      await items.add("lost");
      await expect(items.failure("new.failed", "lost")).toBeVisible();
      await expect(items.row("lost")).toHaveCount(0);
      await expect(items.newName).toHaveValue("lost");

      await items.rename("first", "renamed");
      await expect(items.failure("rename.failed", "first")).toBeVisible();
      await expect(items.row("first")).toBeVisible();

      await items.remove("first");
      await expect(items.failure("remove.failed", "first")).toBeVisible();
      await expect(items.row("first")).toBeVisible();
    });

    test("name the request to quote, by the id in the API's answer", async ({ page, items }) => {
      // On its way to the API the change becomes one of an item that is not there.
      const missing = JSON.stringify({ 0: { id: 2_000_000_000, name: "renamed" } });
      await page.route(/items\.update/, (route) => route.continue({ postData: missing }));

      const refused = page.waitForResponse(/items\.update/);
      await items.rename("first", "renamed");
      const response = await refused;
      expect(response.status()).toBe(404);
      expect(response.request().headers()["x-request-id"]).toMatch(/^[0-9a-f]{32}$/);
      const requestId = response.headers()["x-request-id"];
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
      await expect(items.failure("rename.failed", "first")).toContainText(requestId ?? "");
    });
  });
});
