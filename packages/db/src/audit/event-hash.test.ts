import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { auditEvent } from "../../test/audit-event.ts";
import { eventHash, genesisHash } from "./event-hash.ts";

const at = "2026-11-26T12:00:00.000Z";
const event = { ...auditEvent({ detail: { to: "admin", from: null } }), at };

describe("the hash of an event", () => {
  it("can be made by anybody from the hash before and the event", () => {
    const content =
      '{"action":"user.disabled","actor_sub":"bashō","actor_username":"bashō","at":"2026-11-26T12:00:00.000Z",' +
      '"detail":{"from":null,"to":"admin"},"network":"203.0.113.0/24","outcome":"allowed",' +
      '"procedure":"admin.users.disable","repeated":1,"target":"x"}';
    const expected = createHash("sha256")
      .update(`${"0".repeat(64)}\n${content}`)
      .digest("hex");
    expect(eventHash(genesisHash, event)).toBe(expected);
  });

  it.each([
    { at: "2026-11-26T12:00:00.001Z" },
    { actor_sub: null },
    { actor_username: "x" },
    { action: "user.enabled" },
    { outcome: "denied" as const },
    { target: null },
    { reason: "role_missing" },
    { procedure: "x" },
    { request_id: "x" },
    { network: "203.0.112.0/24" },
    { repeated: 2 },
    { detail: { to: "user", from: null } },
    { detail: { to: "admin" } },
  ])("is another one with %j", (change) => {
    expect(eventHash(genesisHash, { ...event, ...change })).not.toBe(eventHash(genesisHash, event));
  });

  it("is another one behind another event", () => {
    expect(eventHash("1".repeat(64), event)).not.toBe(eventHash(genesisHash, event));
  });
});
