import { expect, it } from "vitest";
import { asAdmin, asMachine, asPerson, asUser } from "../testing.ts";
import { can } from "./can.ts";
import { allOf, group, machine, person, recent, role, scope } from "./policies.ts";
import type { Policy } from "./policy.ts";

it.each<[Policy, boolean]>([
  [{ kind: "public" }, true],
  [{ kind: "optional" }, true],
  [{ kind: "signed-in" }, false],
  [{ kind: "confirmed" }, false],
  [person(), false],
  [machine(), false],
  [role("user"), false],
  [group("staff"), false],
  [scope("items/read"), false],
  [recent(300), false],
  [allOf(role("user")), false],
  [{ kind: "all-of", policies: [{ kind: "public" }] }, false],
])("nobody meets %j: %j", (policy, expected) => {
  expect(can(null, policy)).toBe(expected);
});

it("answers of a principal as the API would", async () => {
  const [user, admin, nobody, client] = await Promise.all([asUser(), asAdmin(), asPerson(), asMachine()]);
  const answers = (policy: Policy) =>
    [user, admin, nobody, client].map(({ principal }) => can(principal, policy));
  expect(answers(role("user"))).toEqual([true, true, false, false]);
  expect(answers(role("admin"))).toEqual([false, true, false, false]);
  expect(answers(person())).toEqual([true, true, true, false]);
  expect(answers({ kind: "confirmed" })).toEqual([true, true, true, true]);
});

it("answers of what a browser was told of the caller, with lists in place of sets", () => {
  const me = { kind: "user", role: "admin", groups: ["admin"], scopes: [], permissions: [] } as const;
  expect(can({ ...me, authTime: null }, role("user"))).toBe(true);
  expect(can({ ...me, authTime: null }, recent(300))).toBe(false);
});

it("measures how recent a sign-in is by the clock of the moment, unless told another", async () => {
  const { principal } = await asPerson({ signedInSecondsAgo: 200 });
  expect(can(principal, recent(300))).toBe(true);
  expect(can(principal, recent(100))).toBe(false);
  expect(can(principal, recent(300), Date.now() / 1000 + 200)).toBe(false);
});

it("throws for what is no policy, instead of showing a button nobody decided about", async () => {
  const { principal } = await asAdmin();
  const nonsense = { kind: "everybody" } as unknown as Policy; // as: a caller without types
  expect(() => can(principal, nonsense)).toThrow(TypeError);
  expect(() => can(null, nonsense)).toThrow(TypeError);
});
