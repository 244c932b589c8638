import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  connected,
  findPostgres,
  startPostgres,
  type ThrowawayPostgres,
} from "../testing/throwaway-postgres.ts";
import { openListener } from "./open-listener.ts";
import { ownSockets } from "./own-sockets.ts";

const bin = await findPostgres();
const listeners = `from pg_stat_activity where query ilike 'listen %' or query = 'select 1'`;

describe.skipIf(bin === null)("a listener", () => {
  let server: ThrowawayPostgres;
  beforeAll(async () => {
    if (bin !== null) server = await startPostgres(bin);
  });
  afterAll(() => server?.stop());

  it("connects anew when it is cut off, says that something may have been missed, and hears again", async () => {
    const heard: (string | null)[] = [];
    const { listen, close } = openListener(server.url, ownSockets());
    listen("sekisho_revocations", (about) => heard.push(about));
    await vi.waitFor(() => expect(heard).toEqual([null]), { timeout: 30_000 });

    const superuser = await connected(server.url);
    await superuser.query(`select pg_terminate_backend(pid) ${listeners}`);
    await vi.waitFor(() => expect(heard).toEqual([null, null]), { timeout: 30_000 });
    await superuser.query("notify sekisho_revocations, 'a change'");
    await vi.waitFor(() => expect(heard).toEqual([null, null, "a change"]), { timeout: 30_000 });
    await superuser.end();
    await close();
  });

  it("makes no connection before it is needed, one for all channels, and keeps none after it is closed", async () => {
    const superuser = await connected(server.url);
    const count = async () =>
      (await superuser.query<{ count: string }>(`select count(*) ${listeners}`)).rows[0]?.count;
    // The server may still be ending the connection of the test before.
    await expect.poll(count).toBe("0");
    const { listen, close } = openListener(server.url, ownSockets());
    expect(await count()).toBe("0");
    const heard: string[] = [];
    listen("sekisho_revocations", () => heard.push("revocations"));
    listen("sekisho_item_changes", () => heard.push("item changes"));
    await vi.waitFor(() => expect(heard).toHaveLength(2), { timeout: 30_000 });
    expect(await count()).toBe("1");
    await close();
    await vi.waitFor(async () => expect(await count()).toBe("0"), { timeout: 30_000 });
    await superuser.end();
  });

  it("waits for a server that is not there, without an error, and can be closed meanwhile", async () => {
    const { listen, close } = openListener(
      "postgresql://nobody@localhost/none?host=%2Fnowhere",
      ownSockets(),
    );
    const heard: (string | null)[] = [];
    const stop = listen("sekisho_revocations", (about) => heard.push(about));
    stop();
    await close();
    expect(heard).toEqual([]);
  });
});
