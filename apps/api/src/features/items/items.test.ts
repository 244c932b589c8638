import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../../../test/code-of.ts";
import { startWorld, type World } from "../../../test/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

describe("items", () => {
  it("belong to whoever made them, newest first, page by page", async () => {
    const person = await world.signedIn();
    const { items } = await world.as(person.accessToken);
    const first = await items.create({ name: "  通行手形  " });
    const second = await items.create({ name: "駅鈴" });
    expect(first).toMatchObject({ name: "通行手形", owner_sub: person.sub });
    expect(await items.list({ limit: 1 })).toEqual({ items: [second], next_cursor: second.id });
    expect(await items.list({ limit: 1, cursor: second.id })).toEqual({ items: [first], next_cursor: null });
    expect(await items.byId({ id: first.id })).toEqual(first);
  });

  it("are renamed and deleted by their owner", async () => {
    const { items } = await world.as((await world.signedIn()).accessToken);
    const item = await items.create({ name: "before" });
    expect(await items.update({ id: item.id, name: "after" })).toEqual({ ...item, name: "after" });
    expect(await items.delete({ id: item.id })).toEqual({ id: item.id });
    expect(await codeOf(items.byId({ id: item.id }))).toBe("not_found");
  });

  it("of somebody else answer exactly as missing ones, also to an administrator", async () => {
    const owner = await world.as((await world.signedIn()).accessToken);
    const { id } = await owner.items.create({ name: "mine" });
    for (const role of ["user", "admin"] as const) {
      const { items } = await world.as((await world.signedIn(role)).accessToken);
      for (const asked of [id, 2_147_483_647]) {
        expect(await codeOf(items.byId({ id: asked }))).toBe("not_found");
        expect(await codeOf(items.update({ id: asked, name: "stolen" }))).toBe("not_found");
        expect(await codeOf(items.delete({ id: asked }))).toBe("not_found");
      }
      expect((await items.list({})).items).toEqual([]);
    }
    expect((await owner.items.byId({ id })).name).toBe("mine");
  });

  it("take no owner, id or time from the caller", async () => {
    const person = await world.signedIn();
    const { items } = await world.as(person.accessToken);
    const forged = {
      name: "x",
      owner_sub: "somebody-else",
      id: 999_999,
      created_at: "2000-01-01T00:00:00.000Z",
    };
    const item = await items.create(forged);
    expect(item.owner_sub).toBe(person.sub);
    expect(item.id).not.toBe(forged.id);
    expect(item.created_at).not.toBe(forged.created_at);
  });

  it.each([
    ["empty", ""],
    ["only spaces", " \u3000 "],
    ["too long", "あ".repeat(2001)],
    ["NUL", "a\0b"],
    ["a lone surrogate", "\ud800"],
  ])("refuse a name that is %s", async (_, name) => {
    const { items } = await world.as((await world.signedIn()).accessToken);
    expect(await codeOf(items.create({ name }))).toBe("validation_failed");
  });

  it.each([0, -1, 1.5, 2_147_483_648, Number.NaN])(
    "refuse the id %s before the database is asked",
    async (id) => {
      const { items } = await world.as((await world.signedIn()).accessToken);
      expect(await codeOf(items.byId({ id }))).toBe("validation_failed");
    },
  );

  it("say whose they are: an access token has no e-mail address", async () => {
    const person = await world.signedIn();
    const { items } = await world.as(person.accessToken);
    expect(await items.me()).toEqual({
      sub: person.sub,
      username: person.username,
      email: null,
      token_use: "access",
    });
  });
});
