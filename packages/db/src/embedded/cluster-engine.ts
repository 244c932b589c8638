import type { PGlite, Transaction } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { assertRowSecurity, callerRole } from "../caller-role.ts";
import type { Engine } from "../engine.ts";
import { migrationsFolder } from "../migrations-folder.ts";
import type { Channel, Hear } from "../notices.ts";
import { bindingOf, type Within } from "../row-scope.ts";
import { type WaitingLine, waitingLine } from "../waiting-line.ts";

/** Migrates an embedded cluster. Its one connection is a superuser's, so callers always step down. */
export async function clusterEngine(cluster: PGlite): Promise<Engine> {
  const unbound = drizzle(cluster);
  await migrate(unbound, { migrationsFolder });
  const line = waitingLine();
  const within = scopesOver(cluster, await callerRole(unbound), line);
  await assertRowSecurity(within);
  return {
    within,
    lookout: within, // one connection serves everybody, in turn
    trail: within,
    waiting: line.waiting,
    listen: (channel, hear) => listenTo(cluster, channel, hear),
    ping: async () => void (await cluster.query("select 1")),
    connections: () => null,
    close: () => cluster.close(),
    cut: () => false,
  };
}

/** All tellers are in this process, and its connection is not lost: nothing is missed but what came before. */
function listenTo(cluster: PGlite, channel: Channel, hear: Hear): () => void {
  const listening = cluster.listen(channel, (about) => hear(about));
  let isWanted = true;
  listening.then(
    () => isWanted && hear(null),
    () => undefined, // closed meanwhile
  );
  return () => {
    isWanted = false;
    void listening.then((stop) => stop()).catch(() => undefined);
  };
}

/** PGlite runs one transaction at a time, so the statements prepared for its one connection go to the one under way. */
function scopesOver(cluster: PGlite, role: string | null, line: WaitingLine): Within {
  let underWay: Transaction | undefined;
  const query: PGlite["query"] = (...statement) => {
    if (underWay === undefined) throw new Error("a statement outside of every scope");
    return underWay.query(...statement);
  };
  const rows = drizzle({ client: { query } as PGlite }); // as: the rest of a PGlite, Drizzle's session does not call.
  return async (scope, work) => {
    const leave = line.join();
    const done = cluster.transaction(async (transaction) => {
      leave();
      await transaction.exec(bindingOf(scope, role));
      underWay = transaction;
      try {
        return await work(rows);
      } finally {
        underWay = undefined;
      }
    });
    return await done.finally(leave);
  };
}
