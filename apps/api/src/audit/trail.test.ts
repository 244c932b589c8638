import type { NewAuditEvent } from "@sekisho/db";
import { pino } from "pino";
import { beforeEach, describe, expect, it } from "vitest";
import { codeOf } from "../../test/code-of.ts";
import { countedFor, createTrail, maxHeld, type Trail } from "./trail.ts";

let written: NewAuditEvent[];
let lines: Record<string, unknown>[];
let time: number;
let failing: boolean;
let trail: Trail;
beforeEach(() => {
  written = [];
  lines = [];
  time = 1_000_000;
  failing = false;
  trail = createTrail({
    db: {
      audit: {
        append: async (event) => {
          if (failing) throw new Error("the database is away");
          written.push(event);
          return {
            ...event,
            id: written.length,
            at: "2026-11-26T12:00:00.000Z",
            hash: `hash ${written.length}`,
          };
        },
      },
    },
    clock: { now: () => time },
    log: pino({ base: null }, { write: (line) => lines.push(JSON.parse(line)) }),
  });
});

const refusal = (said: Partial<NewAuditEvent> = {}): NewAuditEvent => ({
  actor_sub: null,
  actor_username: null,
  action: "token.refused",
  outcome: "denied",
  target: null,
  reason: "expired",
  procedure: "items.list",
  request_id: "request",
  network: "203.0.113.0/24",
  repeated: 1,
  detail: {},
  ...said,
});

describe("a change", () => {
  it("is written each time, however alike", async () => {
    for (let n = 0; n < 3; n++) await trail.write(refusal());
    expect(written).toHaveLength(3);
  });

  it("does not happen when it cannot be written", async () => {
    failing = true;
    expect(await codeOf(trail.write(refusal()))).toBe("service_unavailable");
    expect(await codeOf(trail.writeOnce(refusal()))).toBe("service_unavailable");
    failing = false;
    await trail.writeOnce(refusal());
    expect(written).toHaveLength(1);
  });

  it("waits for the first of its like to be written, and fails with it", async () => {
    failing = true;
    const both = [trail.writeOnce(refusal()), trail.writeOnce(refusal())].map(codeOf);
    expect(await Promise.all(both)).toEqual(["service_unavailable", "service_unavailable"]);
  });
});

describe("a refusal", () => {
  it("is written at once, and the like of it is counted for a minute into one further event", async () => {
    for (let n = 0; n < 10; n++) await trail.note(refusal());
    expect(written).toEqual([refusal()]);
    time += countedFor - 1;
    await trail.writeDue();
    expect(written).toHaveLength(1);
    time += 1;
    await trail.writeDue();
    await trail.writeDue();
    expect(written).toEqual([refusal(), refusal({ repeated: 9, request_id: null })]);
  });

  it("begins another minute when nobody has looked for the end of the first", async () => {
    await trail.note(refusal());
    await trail.note(refusal());
    time += countedFor;
    await trail.note(refusal());
    const before = refusal({ request_id: null });
    expect(written).toEqual([refusal(), before, refusal()]);
  });

  it("is counted once, also when two look for ended minutes at the same moment", async () => {
    for (let n = 0; n < 3; n++) await trail.note(refusal());
    for (let n = 0; n < 3; n++) await trail.note(refusal({ reason: "revoked" }));
    time += countedFor;
    await Promise.all([trail.writeDue(), trail.writeDue(), trail.note(refusal()), trail.close()]);
    expect(written.filter(({ repeated }) => repeated === 2)).toHaveLength(2);
    expect(written).toHaveLength(5);
  });

  it.each<Partial<NewAuditEvent>>([
    { actor_sub: "somebody" },
    { network: "203.0.112.0/24" },
    { action: "access.denied" },
    { reason: "signature_invalid" },
    { procedure: "items.create" },
    { target: "somebody" },
    { outcome: "unfinished" },
  ])("is not like another one with %j", async (other) => {
    await trail.note(refusal());
    await trail.note(refusal(other));
    expect(written).toHaveLength(2);
  });

  it("tells how many names were tried, and none of them", async () => {
    for (const name_mark of ["a1f", "a1f", "b2e", "c3d", "b2e"])
      await trail.note(refusal({ detail: { name_mark, pool: "NotAuthorizedException" } }));
    await trail.close();
    expect(written.map(({ detail }) => detail)).toEqual([
      { name_mark: "a1f", pool: "NotAuthorizedException" },
      { names: "3", pool: "NotAuthorizedException" },
    ]);
  });

  it("stays one when it cannot be written: the log keeps it, and the next is tried again", async () => {
    failing = true;
    await trail.note(refusal({ actor_sub: "7f3d1c52" }));
    expect(lines.at(-1)).toMatchObject({
      level: 40,
      msg: "the audit trail could not be written",
      action: "token.refused",
      reason: "expired",
    });
    expect(JSON.stringify(lines)).not.toContain("7f3d1c52");
    failing = false;
    await trail.note(refusal({ actor_sub: "7f3d1c52" }));
    expect(written).toHaveLength(1);
  });

  it("is in the log also when it waited for the like of it, which then could not be written", async () => {
    failing = true;
    await Promise.all(Array.from({ length: 5 }, () => trail.note(refusal())));
    const kept = lines.filter(({ msg }) => msg === "the audit trail could not be written");
    expect(kept.map(({ repeated }) => repeated ?? 1)).toEqual([1, 4]);
    for (const line of kept) expect(line).toMatchObject({ action: "token.refused", reason: "expired" });
  });

  it("fills neither the memory nor the database: beyond a bound the various share one event", async () => {
    for (let n = 0; n < maxHeld * 4; n++) await trail.note(refusal({ network: `198.51.${n}.0/24` }));
    expect(written).toHaveLength(maxHeld + 1);
    expect(written.at(-1)).toMatchObject({ action: "audit.overflow", network: null });
    await trail.close();
    expect(written).toHaveLength(maxHeld + 2);
    expect(written.at(-1)).toMatchObject({ action: "audit.overflow", repeated: maxHeld * 3 - 1 });
    // What was already being counted goes on being counted, and a change is never shared.
    expect(written.filter(({ action }) => action === "audit.overflow")).toHaveLength(2);
  });

  it("leaves room for an administrator's reading in the middle of a flood", async () => {
    for (let n = 0; n <= maxHeld; n++) await trail.note(refusal({ network: `198.51.${n}.0/24` }));
    await trail.writeOnce(refusal({ action: "access.allowed", outcome: "allowed", actor_sub: "admin" }));
    expect(written.at(-1)).toMatchObject({ action: "access.allowed", actor_sub: "admin" });
  });
});

describe("an outage of the trail", () => {
  const reasons = ["expired", "revoked", "signature_invalid"];
  const refuseAll = async () => {
    for (const reason of reasons) await trail.note(refusal({ reason }));
  };

  it("is one error with its stack; each refusal is a line without one; its end says how many those were", async () => {
    failing = true;
    await refuseAll();
    failing = false;
    await refuseAll();
    expect(lines.map(({ level, msg, reason }) => [level, msg, reason])).toEqual([
      [50, "the audit trail takes no events: they are in the log alone", undefined],
      ...reasons.map((reason) => [40, "the audit trail could not be written", reason]),
      [30, "the audit trail is written again", undefined],
      ...reasons.map((reason) => [30, "audit", reason]),
    ]);
    expect(lines.filter((line) => "err" in line)).toMatchObject([
      { level: 50, err: { stack: expect.stringContaining("the database is away") } },
    ]);
    expect(lines[4]).toMatchObject({ unwritten: reasons.length });
  });

  it("is told anew when it comes again", async () => {
    for (let outages = 1; outages <= 2; outages++) {
      failing = true;
      await trail.note(refusal());
      failing = false;
      await trail.write(refusal());
      expect(lines.filter(({ level }) => level === 50)).toHaveLength(outages);
      expect(lines.filter(({ unwritten }) => unwritten === 1)).toHaveLength(outages);
    }
  });
});

describe("the log", () => {
  it("holds the hash of every event, and nobody by name", async () => {
    const sub = "7f3d1c52-0000-4000-8000-000000000000";
    await trail.write(refusal({ actor_sub: sub, actor_username: "hanako", target: "akari" }));
    expect(lines).toMatchObject([
      {
        level: 30,
        msg: "audit",
        audit_id: 1,
        audit_hash: "hash 1",
        action: "token.refused",
        outcome: "denied",
        reason: "expired",
        procedure: "items.list",
        network: "203.0.113.0/24",
        request_id: "request",
        subject: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/7f3d1c52|hanako|akari/);
  });
});
