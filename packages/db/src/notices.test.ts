import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { engines } from "../test/engines.ts";
import type { Engine } from "./engine.ts";
import { type Channel, tell } from "./notices.ts";

describe.each(engines)("on $name", ({ missing, start }) => {
  describe.skipIf(missing !== null)("notices", () => {
    let started: Awaited<ReturnType<typeof start>>;
    let engine: Engine;
    beforeAll(async () => {
      started = await start();
      engine = started.engine;
    });
    afterAll(() => started?.stop());

    const heardOn = (channel: Channel) => {
      const heard: (string | null)[] = [];
      const stop = engine.listen(channel, (about) => heard.push(about));
      return { heard, stop };
    };
    const asSomebody = { kind: "caller", sub: "akari" } as const;

    it("begin with one that says: look for yourself", async () => {
      const { heard, stop } = heardOn("sekisho_revocations");
      await vi.waitFor(() => expect(heard).toEqual([null]), { timeout: 30_000 });
      stop();
    });

    it("reach everybody on the channel when their transaction is committed, and nobody on another", async () => {
      const first = heardOn("sekisho_revocations");
      const second = heardOn("sekisho_revocations");
      const other = heardOn("sekisho_item_changes");
      await vi.waitFor(
        () => expect([first, second, other].map(({ heard }) => heard.length)).toEqual([1, 1, 1]),
        { timeout: 30_000 },
      );
      await engine.within(asSomebody, async (rows) => {
        await tell(rows, "sekisho_revocations", "a change");
      });
      await vi.waitFor(() => expect(first.heard).toEqual([null, "a change"]), { timeout: 30_000 });
      await vi.waitFor(() => expect(second.heard).toEqual([null, "a change"]), { timeout: 30_000 });
      // A later notice on the other channel would come after the earlier one, had that been sent there.
      await engine.within(asSomebody, (rows) => tell(rows, "sekisho_item_changes", "another"));
      await vi.waitFor(() => expect(other.heard).toEqual([null, "another"]), { timeout: 30_000 });
      for (const { stop } of [first, second, other]) stop();
    });

    it("are not sent by a transaction that is rolled back", async () => {
      const { heard, stop } = heardOn("sekisho_revocations");
      await vi.waitFor(() => expect(heard).toEqual([null]), { timeout: 30_000 });
      const failing = engine.within(asSomebody, async (rows) => {
        await tell(rows, "sekisho_revocations", "nothing happened");
        throw new Error("rolled back");
      });
      await expect(failing).rejects.toThrow("rolled back");
      await engine.within(asSomebody, (rows) => tell(rows, "sekisho_revocations", "a change"));
      await vi.waitFor(() => expect(heard).toEqual([null, "a change"]), { timeout: 30_000 });
      stop();
    });

    it("end for whoever stops listening", async () => {
      const gone = heardOn("sekisho_revocations");
      const staying = heardOn("sekisho_revocations");
      await vi.waitFor(() => expect([gone.heard.length, staying.heard.length]).toEqual([1, 1]), {
        timeout: 30_000,
      });
      gone.stop();
      await engine.within(asSomebody, (rows) => tell(rows, "sekisho_revocations", "a change"));
      await vi.waitFor(() => expect(staying.heard).toEqual([null, "a change"]), { timeout: 30_000 });
      expect(gone.heard).toEqual([null]);
      staying.stop();
    });
  });
});
