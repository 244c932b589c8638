import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  connected,
  findPostgres,
  startPostgres,
  type ThrowawayPostgres,
} from "../testing/throwaway-postgres.ts";
import { migrateServer } from "./migrate-server.ts";

const bin = await findPostgres();

describe.skipIf(bin === null)("a process that waits for another one's migration", () => {
  let server: ThrowawayPostgres;
  beforeAll(async () => {
    if (bin !== null) server = await startPostgres(bin);
  });
  afterAll(() => server?.stop());

  it("says that the database is unavailable when it is cut off, and not that it cannot be used", async () => {
    const other = await connected(server.url);
    await other.query("select pg_advisory_lock($1)", [0x73656b6973686fn]);
    const waiting = migrateServer(server.url).catch((error: unknown) => error);
    const cutOff = async () => {
      const found = await other.query(
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where wait_event = 'advisory'",
      );
      return found.rowCount;
    };
    await expect.poll(cutOff, { interval: 5 }).toBe(1);
    expect(await waiting).toMatchObject({ name: "DatabaseUnavailable" });
    await other.end();
  });
});
