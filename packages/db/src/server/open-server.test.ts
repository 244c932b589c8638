import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostgres, startPostgres, type ThrowawayPostgres } from "../../test/throwaway-postgres.ts";
import { connect } from "../connect.ts";

const bin = await findPostgres();

describe.skipIf(bin === null)(
  "a PostgreSQL server (skipped where none is installed below /usr/lib/postgresql)",
  () => {
    let server: ThrowawayPostgres;
    beforeAll(async () => {
      if (bin !== null) server = await startPostgres(bin);
    });
    afterAll(() => server?.stop());

    it("is migrated once when several processes start at the same moment", async () => {
      const opened = await Promise.all(
        Array.from({ length: 4 }, () => connect({ url: server.url, dataDir: "/nonexistent" })),
      );
      const totals = await Promise.all(opened.map((db) => db.totals()));
      expect(totals).toEqual(Array.from({ length: 4 }, () => ({ users: 0, items: 0 })));
      await Promise.all(opened.map((db) => db.close()));
    });

    it("is reported unavailable once it is gone, without its address or a statement", async () => {
      const db = await connect({ url: server.url, dataDir: "/nonexistent" });
      await server.stop();
      for (const call of [() => db.ping(), () => db.items.list("akari", { limit: 1 })]) {
        const failure = await call().catch((error: unknown) => error);
        expect(failure).toMatchObject({ name: "DatabaseUnavailable" });
        expect(String(failure)).not.toMatch(/select|akari|\/tmp|socket/i);
      }
      await db.close();
      await expect(connect({ url: server.url, dataDir: "/nonexistent" })).rejects.toMatchObject({
        name: "DatabaseUnavailable",
      });
    });
  },
);
