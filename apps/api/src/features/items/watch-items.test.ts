import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { followItems, type Received } from "../../../test/follow-items.ts";
import { openStream } from "../../../test/open-stream.ts";
import { type StreamWorld, startStreamWorld } from "../../../test/stream-world.ts";
import { writeUntil } from "../../../test/write-items.ts";

let world: StreamWorld;
beforeAll(async () => {
  world = await startStreamWorld();
});
afterAll(() => world.stop());

const changes = (more = "") => `${world.url}/trpc/items.changes${more}`;
const fifteenMinutes = 900_000;

describe("the stream of one's items", () => {
  it("loses nothing and doubles nothing over ten expiries, each resumed with a new token", async () => {
    const person = await world.signedIn();
    let token = person.accessToken;
    const tokens = new Set([token]);
    const urls: string[] = [];
    const received: Received[] = [];
    const following = followItems({
      url: () => world.url,
      token: async () => token,
      async renew() {
        token = (await world.pool.signIn(person)).accessToken;
        tokens.add(token);
      },
      onEvent: (event) => received.push(event),
      onRequest: (url) => urls.push(url),
    });
    await vi.waitFor(() => expect(received).toHaveLength(1), { timeout: 20_000 });

    let isEnough = false;
    const writing = writeUntil(world.db.items, person.sub, () => isEnough);
    for (let expiry = 1; expiry <= 10; expiry++) {
      const before = received.length;
      await vi.waitFor(() => expect(received.length).toBeGreaterThan(before + 5), { timeout: 30_000 });
      world.clock.advance(fifteenMinutes);
      await vi.waitFor(() => expect(following.expiries()).toBe(expiry), { timeout: 30_000 });
    }
    isEnough = true;
    const written = await writing;
    await vi.waitFor(() => expect(received.length).toBeGreaterThan(written.length), { timeout: 30_000 });
    following.stop();

    expect(received[0]).toEqual({ id: "0", data: { kind: "reset" } });
    expect(received.slice(1).map(({ id }) => id)).toEqual(written.map((_, at) => String(at + 1)));
    expect(received.slice(1).map(({ data }) => data)).toEqual(
      written.map((change) => ({ ...change, at: expect.any(String) })),
    );
    expect(following.errors).toEqual([]);
    expect(tokens.size).toBe(11);
    for (const used of tokens) {
      for (const part of used.split(".")) expect(`${urls.join()}${world.lines.join()}`).not.toContain(part);
    }
  });

  it("says at once where to resume from, and nothing of it is kept or reshaped on the way", async () => {
    const person = await world.signedIn();
    await world.db.items.create(person.sub, { name: "of before" });
    const stream = await openStream(changes(), person.accessToken, { origin: "http://localhost:3000" });
    expect(stream.response.status).toBe(200);
    expect(Object.fromEntries(stream.response.headers)).toMatchObject({
      "content-type": "text/event-stream",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
      "access-control-allow-origin": "http://localhost:3000",
      vary: expect.stringContaining("Origin"),
    });
    expect(await stream.next()).toMatchObject({ event: "connected" });
    expect(await stream.next()).toEqual({ event: "message", id: "1", data: { kind: "reset" } });
    const item = await world.db.items.create(person.sub, { name: "通行手形" });
    expect(await stream.next()).toEqual({
      event: "message",
      id: "2",
      data: { kind: "created", at: expect.any(String), item },
    });
    stream.close();
  });

  it.each(["header field", "input"])(
    "resumes behind the event that a client names in the %s",
    async (where) => {
      const person = await world.signedIn();
      for (const name of ["first", "second", "third"]) await world.db.items.create(person.sub, { name });
      const stream =
        where === "input"
          ? await openStream(
              changes(`?input=${encodeURIComponent('{"lastEventId":"1"}')}`),
              person.accessToken,
            )
          : await openStream(changes(), person.accessToken, { "last-event-id": "1" });
      await stream.next();
      expect(await stream.next()).toMatchObject({ id: "2", data: { item: { name: "second" } } });
      expect(await stream.next()).toMatchObject({ id: "3", data: { item: { name: "third" } } });
      stream.close();
    },
  );

  it("begins anew, and says so, for whoever comes back from what is no longer kept", async () => {
    const person = await world.signedIn();
    await world.db.items.create(person.sub, { name: "x" });
    const stream = await openStream(changes(), person.accessToken, { "last-event-id": "77" });
    await stream.next();
    expect(await stream.next()).toEqual({ event: "message", id: "1", data: { kind: "reset" } });
    await world.db.items.create(person.sub, { name: "y" });
    expect(await stream.next()).toMatchObject({ id: "2", data: { item: { name: "y" } } });
    stream.close();
  });

  it("shows nobody else's changes", async () => {
    const [person, other] = await Promise.all([world.signedIn(), world.signedIn()]);
    const stream = await openStream(changes(), person.accessToken);
    await stream.next();
    expect(await stream.next()).toMatchObject({ data: { kind: "reset" } });
    await world.db.items.create(other.sub, { name: "another's" });
    await world.db.items.create(person.sub, { name: "mine" });
    expect(await stream.next()).toMatchObject({
      id: "1",
      data: { item: { name: "mine", owner_sub: person.sub } },
    });
    stream.close();
  });

  it("finds by itself what no notice told of", async () => {
    const deaf = await startStreamWorld({
      over: (db) => ({ ...db, itemChanges: { ...db.itemChanges, watch: () => () => undefined } }),
    });
    const person = await deaf.signedIn();
    const stream = await openStream(`${deaf.url}/trpc/items.changes`, person.accessToken);
    await stream.next();
    await stream.next();
    await deaf.db.items.create(person.sub, { name: "unheard" });
    expect(await stream.next()).toMatchObject({ id: "1", data: { item: { name: "unheard" } } });
    stream.close();
    await deaf.stop();
  });

  it("listens for no more notices once its reader has left", async () => {
    let listening = 0;
    const counted = await startStreamWorld({
      over: (db) => ({
        ...db,
        itemChanges: {
          ...db.itemChanges,
          watch(...asked) {
            const stop = db.itemChanges.watch(...asked);
            listening++;
            return () => {
              listening--;
              stop();
            };
          },
        },
      }),
    });
    const stream = await openStream(
      `${counted.url}/trpc/items.changes`,
      (await counted.signedIn()).accessToken,
    );
    await stream.next();
    await stream.next();
    expect(listening).toBe(1);
    stream.close();
    await vi.waitFor(() => expect(listening).toBe(0), { timeout: 30_000 });
    await counted.stop();
  });

  it("brings whoever was away for long up to date page by page, and never holds more than one", async () => {
    const sizes: number[] = [];
    const counting = await startStreamWorld({
      over: (db) => ({
        ...db,
        itemChanges: {
          ...db.itemChanges,
          async since(...asked) {
            const page = await db.itemChanges.since(...asked);
            sizes.push(page.kind === "changes" ? page.changes.length : Number.NaN);
            return page;
          },
        },
      }),
    });
    const person = await counting.signedIn();
    for (let n = 0; n < 250; n++) await counting.db.items.create(person.sub, { name: `item ${n}` });
    const stream = await openStream(`${counting.url}/trpc/items.changes`, person.accessToken, {
      "last-event-id": "0",
    });
    const ids: (string | undefined)[] = [];
    await stream.next();
    while (ids.length < 250) ids.push((await stream.next())?.id);
    expect(ids).toEqual(Array.from({ length: 250 }, (_, at) => String(at + 1)));
    expect(sizes.slice(0, 3)).toEqual([100, 100, 50]);
    stream.close();
    await counting.stop();
  });
});
