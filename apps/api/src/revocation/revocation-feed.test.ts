import { type Database, DatabaseUnavailable, type RevocationsRepository } from "@sekisho/db";
import { createTestDatabase } from "@sekisho/db/testing";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { openRevocationFeed, type RevocationFeed } from "./revocation-feed.ts";

const issuer = "https://pool.example";
const at = 1_790_000_000;
const log = pino({ level: "silent" });

let db: Database;
let count = 0;
const opened: RevocationFeed[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((feed) => feed.close()));
});
afterAll(() => db.close());

/** A clock that stands still until it is moved: the feed's pauses are the machine's, its judgement is this clock's. */
function standingClock() {
  let now = 1_000;
  return {
    now: () => now,
    advance(ms: number) {
      now += ms;
    },
  };
}

async function open(store: RevocationsRepository = db.revocations, monotonicClock = standingClock()) {
  const feed = await openRevocationFeed({ store, monotonicClock, log });
  opened.push(feed);
  return feed;
}

/** A person nobody else in this file knows, and a token of theirs. */
function somebody() {
  count += 1;
  const sub = `person-${count}`;
  const token = { issuer, sub, originJti: `sign-in-${count}`, issuedAt: at, clientId: "x" };
  return {
    token,
    all: { issuer, subject: sub, issuedUpTo: at },
    signIn: { issuer, originJti: token.originJti },
  };
}

/** The same table for somebody whom no notice reaches, as behind a pooler that shares connections. */
const unheard = (): RevocationsRepository => ({ ...db.revocations, onAdded: () => () => undefined });

/** The same table, which can be taken away. */
function failingStore() {
  let isFailing = false;
  const store: RevocationsRepository = {
    ...db.revocations,
    since: (readAt) =>
      isFailing
        ? Promise.reject(new DatabaseUnavailable("The database is unavailable (08006)", "08006"))
        : db.revocations.since(readAt),
  };
  return {
    store,
    fail: (on: boolean) => {
      isFailing = on;
    },
  };
}

describe("a feed of revocations", () => {
  it("knows from its beginning what was taken back before", async () => {
    const [person, signIn, nobody] = [somebody(), somebody(), somebody()];
    await db.revocations.add("admin", [person.all, signIn.signIn]);
    const { source } = await open();
    expect(source.check(person.token)).toBe("revoked");
    expect(source.check(signIn.token)).toBe("revoked");
    expect(source.check({ ...person.token, issuedAt: at + 1 })).toBe("good");
    expect(source.check(nobody.token)).toBe("good");
  });

  it("holds what is taken back through it at once, and through another soon after", async () => {
    const here = await open();
    const there = await open();
    const { token, all } = somebody();
    await here.add("admin", [all]);
    expect(here.source.check(token)).toBe("revoked");
    await vi.waitFor(() => expect(there.source.check(token)).toBe("revoked"), { timeout: 30_000 });
  });

  it("hears of it also where no notice arrives", async () => {
    const { source } = await open(unheard());
    const { token, signIn } = somebody();
    expect(source.check(token)).toBe("good");
    await db.revocations.add("admin", [signIn]);
    await vi.waitFor(() => expect(source.check(token)).toBe("revoked"), { timeout: 30_000 });
  });

  it("can tell for five seconds after a look began, and then nobody can, until it hears again", async () => {
    const clock = standingClock();
    const { store, fail } = failingStore();
    const [{ token }, gone] = [somebody(), somebody()];
    await db.revocations.add("admin", [gone.all]);
    const feed = await open({ ...store, onAdded: () => () => undefined }, clock);
    fail(true);
    const heard = vi.fn<() => void>();
    feed.onChange(heard);
    clock.advance(5_000);
    expect([feed.isHeard(), feed.source.check(token)]).toEqual([true, "good"]);
    clock.advance(1);
    expect([feed.isHeard(), feed.source.check(token)]).toEqual([false, "unknown"]);
    expect(feed.source.check(gone.token)).toBe("revoked");
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1), { timeout: 30_000 });
    fail(false);
    await vi.waitFor(() => expect(feed.source.check(token)).toBe("good"), { timeout: 30_000 });
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2), { timeout: 30_000 });
  });

  it("counts from the beginning of a look, however long its answer takes", async () => {
    const clock = standingClock();
    const slow: RevocationsRepository = {
      ...unheard(),
      async since(readAt) {
        const found = await db.revocations.since(readAt);
        clock.advance(5_001);
        return found;
      },
    };
    const feed = await open(slow, clock);
    expect(feed.isHeard()).toBe(false);
    expect(feed.source.check(somebody().token)).toBe("unknown");
  });

  it("catches up after an outage with what was taken back meanwhile, also with what is long ago", async () => {
    const { store, fail } = failingStore();
    const asked: (string | null)[] = [];
    const answered: (string | null)[] = [];
    const watched: RevocationsRepository = {
      ...store,
      onAdded: () => () => undefined,
      async since(readAt) {
        asked.push(readAt);
        const found = await store.since(readAt);
        answered.push(readAt);
        return found;
      },
    };
    const { source } = await open(watched);
    fail(true);
    const { token, all } = somebody();
    await db.revocations.add("admin", [all]);
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(2), { timeout: 30_000 });
    expect(source.check(token)).toBe("good");
    const before = answered.length;
    fail(false);
    await vi.waitFor(() => expect(source.check(token)).toBe("revoked"), { timeout: 30_000 });
    // The first that was answered again: there may have been another since.
    expect(answered[before]).toBeNull();
  });

  it("tells whoever asked that something was taken back, once for each, and nobody who has stopped", async () => {
    const here = await open();
    const there = await open(unheard());
    const [hearing, stopped] = [vi.fn<() => void>(), vi.fn<() => void>()];
    there.onChange(hearing);
    there.onChange(stopped)();
    const [first, second] = [somebody(), somebody()];
    await here.add("admin", [first.all]);
    await vi.waitFor(() => expect(there.source.check(first.token)).toBe("revoked"), { timeout: 30_000 });
    await here.add("admin", [second.all]);
    await vi.waitFor(() => expect(there.source.check(second.token)).toBe("revoked"), { timeout: 30_000 });
    expect(hearing).toHaveBeenCalledTimes(2);
    expect(stopped).not.toHaveBeenCalled();
  });

  it("is not opened where the first look fails: nobody is let in unchecked", async () => {
    const { store, fail } = failingStore();
    fail(true);
    await expect(open(store)).rejects.toMatchObject({ name: "DatabaseUnavailable" });
  });
});
