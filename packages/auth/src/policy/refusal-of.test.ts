import { describe, expect, it } from "vitest";
import type { Holder } from "./holder.ts";
import { definePermissions } from "./permissions.ts";
import {
  allOf,
  anyGroup,
  anyRole,
  anyScope,
  group,
  machine,
  person,
  recent,
  role,
  scope,
} from "./policies.ts";
import type { Policy } from "./policy.ts";
import { refusalOf } from "./refusal-of.ts";

const now = 1_790_000_000;
const { permission } = definePermissions({ user: ["read"], admin: ["read", "delete"] });

const somebody: Holder = {
  kind: "user",
  role: null,
  groups: [],
  scopes: [],
  permissions: [],
  authTime: now - 60,
};
const holders = {
  nobody: somebody,
  user: { ...somebody, role: "user", groups: new Set(["user", "staff"]), permissions: ["read"] },
  admin: { ...somebody, role: "admin", groups: ["admin"], permissions: ["read", "delete"] },
  reader: { ...somebody, scopes: new Set(["openid", "items/read"]) },
  machine: { ...somebody, kind: "machine", scopes: ["items/read", "items/write"], authTime: null },
} as const satisfies Record<string, Holder>;
type Name = keyof typeof holders;

/** Who is let in by what; everybody else is refused. */
const table: readonly (readonly [string, Policy, readonly Name[]])[] = [
  ["public", { kind: "public" }, ["nobody", "user", "admin", "reader", "machine"]],
  ["optional", { kind: "optional" }, ["nobody", "user", "admin", "reader", "machine"]],
  ["signed-in", { kind: "signed-in" }, ["nobody", "user", "admin", "reader", "machine"]],
  ["confirmed, which only the API can ask", { kind: "confirmed" }, Object.keys(holders) as Name[]], // as: forgets the keys
  ["person", person(), ["nobody", "user", "admin", "reader"]],
  ["machine", machine(), ["machine"]],
  ["role user", role("user"), ["user", "admin"]],
  ["role admin", role("admin"), ["admin"]],
  ["any of the roles user, admin", anyRole("user", "admin"), ["user", "admin"]],
  ["any of the one role admin", anyRole("admin"), ["admin"]],
  ["group staff", group("staff"), ["user"]],
  ["any of the groups staff, admin", anyGroup("staff", "admin"), ["user", "admin"]],
  ["any of the one group beta", anyGroup("beta"), []],
  ["group admin, which is no role order", group("admin"), ["admin"]],
  ["group user, which the admin is not in", group("user"), ["user"]],
  ["group Staff, in another case", group("Staff"), []],
  ["group staf, a part of the name", group("staf"), []],
  ["group of a name with a space", group("staff "), []],
  ["permission read", permission("read"), ["user", "admin"]],
  ["permission delete", permission("delete"), ["admin"]],
  ["scope items/read", scope("items/read"), ["reader", "machine"]],
  ["scopes items/read and items/write", scope("items/read", "items/write"), ["machine"]],
  ["scope items/write or openid", anyScope("items/write", "openid"), ["reader", "machine"]],
  ["scope Items/read, in another case", scope("Items/read"), []],
  ["scope items, a part of the name", scope("items"), []],
  ["a sign-in of the last minute", recent(60), ["nobody", "user", "admin", "reader"]],
  ["a sign-in of the last 59 seconds", recent(59), []],
  ["all of person and scope", allOf(person(), scope("items/read")), ["reader"]],
  ["all of a role and a group", allOf(role("user"), group("staff")), ["user"]],
  ["all within all", allOf(allOf(role("user")), allOf(permission("delete"), recent(60))), ["admin"]],
];

const cases = table.flatMap(([what, policy, admitted]) =>
  Object.keys(holders).map((name) => {
    const isIn = admitted.some((each) => each === name);
    return { name: name as Name, what, policy, verdict: isIn ? "lets in" : "refuses" }; // as: forgets the keys
  }),
);

it.each(cases)("$what $verdict: $name", ({ name, policy, verdict }) => {
  expect(refusalOf(holders[name], policy, now) === null ? "lets in" : "refuses").toBe(verdict);
});

describe("says why, and what the caller may know of it:", () => {
  const permissions = "insufficient_permissions";
  it.each<[string, Name, Policy, object]>([
    [
      "the highest role alone",
      "user",
      role("admin"),
      {
        code: permissions,
        reason: "role_missing",
        details: { required_role: "admin", current_role: "user" },
      },
    ],
    [
      "a lower role together with those that include it",
      "nobody",
      role("user"),
      {
        code: permissions,
        reason: "role_missing",
        details: { required_roles: ["user", "admin"], current_role: null },
      },
    ],
    [
      "the roles that were asked for, in their order",
      "user",
      anyRole("admin"),
      {
        code: permissions,
        reason: "role_missing",
        details: { required_roles: ["admin"], current_role: "user" },
      },
    ],
    [
      "the group",
      "admin",
      group("staff"),
      {
        code: permissions,
        reason: "group_missing",
        details: { required_group: "staff", current_role: "admin" },
      },
    ],
    [
      "the groups",
      "user",
      anyGroup("beta", "admin"),
      {
        code: permissions,
        reason: "group_missing",
        details: { required_groups: ["beta", "admin"], current_role: "user" },
      },
    ],
    [
      "the permission",
      "user",
      permission("delete"),
      {
        code: permissions,
        reason: "permission_missing",
        details: { required_permission: "delete", current_role: "user" },
      },
    ],
    [
      "that a person is needed",
      "machine",
      person(),
      {
        code: permissions,
        reason: "not_a_person",
        details: { required_caller: "person", current_role: null },
      },
    ],
    [
      "that a machine is needed",
      "admin",
      machine(),
      {
        code: permissions,
        reason: "not_a_machine",
        details: { required_caller: "machine", current_role: "admin" },
      },
    ],
    [
      "every scope, as RFC 6750 writes them",
      "reader",
      scope("items/read", "items/write"),
      {
        code: "insufficient_scope",
        reason: "scope_missing",
        details: { required_scope: "items/read items/write" },
      },
    ],
    [
      "how recent a sign-in must be",
      "user",
      recent(30),
      { code: "step_up_required", reason: "sign_in_too_old", details: { max_age: 30 } },
    ],
    [
      "a machine that it is not a person, instead of asking it to sign in again",
      "machine",
      recent(30),
      {
        code: permissions,
        reason: "not_a_person",
        details: { required_caller: "person", current_role: null },
      },
    ],
  ])("%s", (_what, name, policy, refusal) => {
    expect(refusalOf(holders[name], policy, now)).toEqual(refusal);
  });

  it("of several policies only what the first says that refuses", () => {
    const policy = allOf(person(), scope("items/write"), role("admin"));
    expect(refusalOf(holders.machine, policy, now)).toMatchObject({ reason: "not_a_person" });
    expect(refusalOf(holders.user, policy, now)).toMatchObject({ reason: "scope_missing" });
    const turned = allOf(role("admin"), scope("items/write"), person());
    expect(refusalOf(holders.user, turned, now)).toMatchObject({ reason: "role_missing" });
  });
});

describe("a recent sign-in", () => {
  const verdict = (authTime: number | null, at = now) =>
    refusalOf({ ...somebody, authTime }, recent(300), at)?.code ?? "let in";

  it.each([
    ["just now", now, "let in"],
    ["exactly as long ago as allowed", now - 300, "let in"],
    ["a moment longer ago", now - 300.001, "step_up_required"],
    ["as far ahead as two clocks may differ", now + 60, "let in"],
    ["a moment further ahead, which no honest clock says", now + 60.001, "step_up_required"],
    ["at a time the token does not say", null, "step_up_required"],
    ["at a time that is no number", Number.NaN, "step_up_required"],
    ["infinitely far ahead", Number.POSITIVE_INFINITY, "step_up_required"],
  ])("%s", (_when, authTime, expected) => {
    expect(verdict(authTime)).toBe(expected);
  });

  it("is not found by a clock that does not know the time", () => {
    expect(verdict(now, Number.NaN)).toBe("step_up_required");
  });
});

describe("a name nobody knows", () => {
  const holder = (odd: object) => ({ ...somebody, ...odd }) as Holder; // as: a caller without types

  it.each(["Admin", "admin ", "superuser", "", "__proto__", "constructor"])(
    "as a role, %j, grants nothing",
    (name) => {
      const odd = holder({ role: name });
      expect(refusalOf(odd, role("user"), now)).not.toBeNull();
      expect(refusalOf(odd, anyRole("user", "admin"), now)).not.toBeNull();
    },
  );

  it.each(["superuser", "Admin", "", undefined, null])(
    "as a demand for the role %j is a mistake, and lets in nobody",
    (name) => {
      const odd = { kind: "role", role: name } as unknown as Policy; // as: a caller without types
      const oddAny = { kind: "any-role", roles: [name] } as unknown as Policy; // as: the same
      for (const each of Object.values(holders)) {
        expect(() => refusalOf(each, odd, now)).toThrow(TypeError);
        expect(() => refusalOf(each, oddAny, now)).toThrow(TypeError);
      }
    },
  );
});

describe("what is no policy throws, and lets in nobody:", () => {
  it.each<[string, unknown]>([
    ["a kind nobody knows", { kind: "everybody" }],
    ["no kind at all", {}],
    ["a name every object has", { kind: "constructor" }],
    ["all of nothing", { kind: "all-of", policies: [] }],
    ["any of no roles", { kind: "any-role", roles: [] }],
    ["all of no scopes", { kind: "scope", scopes: [], match: "all" }],
    ["any of no scopes", { kind: "scope", scopes: [], match: "any" }],
    ["scopes that match by a word nobody knows", { kind: "scope", scopes: ["items/read"], match: "most" }],
    ["an age that is no number", { kind: "recent", maxAgeSeconds: Number.NaN }],
    ["an age without end", { kind: "recent", maxAgeSeconds: Number.POSITIVE_INFINITY }],
    ["nonsense within all", { kind: "all-of", policies: [{ kind: "signed-in" }, { kind: "everybody" }] }],
  ])("%s", (_what, policy) => {
    for (const holder of Object.values(holders)) {
      expect(() => refusalOf(holder, policy as Policy, now)).toThrow(TypeError); // as: a caller without types
    }
  });
});
