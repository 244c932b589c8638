import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser, Page } from "../../test/browser.ts";
import { type FederatedApp, openFederatedApp } from "../../test/federated-app.ts";

describe("Signing in at a provider in several tabs", () => {
  let federated: FederatedApp;
  beforeAll(async () => {
    federated = await openFederatedApp();
  });
  afterAll(() => federated.close());

  const cookiesOf = (browser: Browser) =>
    [...browser.cookies.keys()].filter((name) => name.startsWith("__Host-federation"));
  const isSignedIn = ({ status, headers }: Page) =>
    status === 302 && String(headers["location"]).includes("?code=");

  it("lets every tab come back, in any order, opened one after the other or at once", async () => {
    const { leave, comeBack, app } = federated;
    const browser = app.browser();
    const first = await leave(browser);
    const [second, third] = await Promise.all([leave(browser), leave(browser)]);
    for (const left of [third, first, second]) expect(isSignedIn(await comeBack(browser, left))).toBe(true);
    expect((await comeBack(browser, first)).status).toBe(400);
  });

  it("takes one tab's answer for no other's", async () => {
    const { leave, comeBack, app } = federated;
    const [browser, stranger] = [app.browser(), app.browser()];
    const [own, foreign] = [await leave(browser), await leave(stranger)];
    const state = foreign.location.searchParams.get("state") ?? "";
    expect((await comeBack(browser, own, { state })).status).toBe(400);
    expect(isSignedIn(await comeBack(stranger, foreign))).toBe(true);
    expect(isSignedIn(await comeBack(browser, own))).toBe(true);
  });

  it("has at most eight under way in one browser, the newest, and leaves no cookie of one that is over", async () => {
    const { leave, comeBack, app } = federated;
    const browser = app.browser();
    const left: Page[] = [];
    for (let tab = 0; tab < 10; tab += 1) left.push(await leave(browser));
    expect(cookiesOf(browser)).toHaveLength(8);
    const [oldest, next, ...others] = left;
    for (const gone of [oldest, next]) expect((await comeBack(browser, gone as Page)).status).toBe(400); // ten were opened
    for (const kept of others) expect(isSignedIn(await comeBack(browser, kept))).toBe(true);
    expect(cookiesOf(browser)).toEqual([]);
  });

  it("forgets the cookies of those who never came back", async () => {
    const { leave, app } = federated;
    const browser = app.browser();
    await leave(browser);
    await leave(browser);
    app.now += 15 * 60_000;
    await leave(browser);
    expect(cookiesOf(browser)).toHaveLength(1);
  });
});
