import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEvent } from "../../test/audit-event.ts";
import { connect } from "../connect.ts";
import type { Database } from "../database.ts";
import { type HangingWay, startHangingWay } from "../testing/hanging-way.ts";
import { findPostgres, startPostgres, type ThrowawayPostgres } from "../testing/throwaway-postgres.ts";

const bin = await findPostgres();

describe.skipIf(bin === null)("a server that accepts and does not answer any more", () => {
  let server: ThrowawayPostgres;
  let way: HangingWay;
  let db: Database;
  beforeAll(async () => {
    if (bin !== null) server = await startPostgres(bin);
  });
  afterAll(() => server?.stop());
  beforeEach(async () => {
    way = await startHangingWay(server.url);
    db = await connect({ url: way.url, dataDir: "/nonexistent", poolMax: 1 });
  });
  afterEach(async () => {
    db.cut();
    await db.close();
    await way.stop();
  });

  const failureOf = (call: Promise<unknown>) =>
    call.then(
      () => "answered",
      (error: unknown) => error,
    );
  const unavailable = { name: "DatabaseUnavailable" };

  it("is let go of at once, and whoever waits for it is told so: on a connection, in line for one, or anew", async () => {
    await db.audit.append(auditEvent());
    await db.items.list("akari", { limit: 1 });
    const stopListening = db.revocations.onAdded(() => undefined);
    way.hang();
    const waiting = [
      db.items.list("akari", { limit: 1 }),
      db.items.list("akari", { limit: 1 }), // the pool has one connection: this one stands in line
      db.audit.append(auditEvent()),
      db.audit.append(auditEvent()),
      db.revocations.since(null),
    ].map(failureOf);
    await expect.poll(() => db.waiting().count, { interval: 5 }).toBe(1);
    db.cut();
    await db.close();
    for (const failure of await Promise.all(waiting)) expect(failure).toMatchObject(unavailable);
    expect(await failureOf(db.items.list("akari", { limit: 1 }))).toMatchObject(unavailable);
    stopListening();
  });

  it("is given up by whoever writes to the audit trail long before others are", async () => {
    await db.audit.append(auditEvent());
    way.hang();
    const ordinary = failureOf(db.items.list("akari", { limit: 1 }));
    const trail = failureOf(db.audit.append(auditEvent()));
    expect(await Promise.race([ordinary.then(() => "an ordinary call"), trail])).toMatchObject(unavailable);
  });

  it("is used again when it goes on, without what was given up meanwhile", async () => {
    const { id } = await db.audit.append(auditEvent());
    way.hang();
    expect(await failureOf(db.audit.append(auditEvent()))).toMatchObject(unavailable);
    way.goOn();
    expect(await db.audit.append(auditEvent())).toMatchObject({ id: id + 1 });
    expect(await db.audit.verify(null)).toMatchObject({ kind: "whole" });
  });
});
