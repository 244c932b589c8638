import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../errors/configuration-error.ts";
import * as policies from "./policies.ts";

/** The constructors as JavaScript sees them. */
const untyped = policies as unknown as Record<string, (...args: readonly unknown[]) => unknown>; // as: said above

describe("a policy is plain data, to be shown in a matrix and sent to a browser:", () => {
  it.each<[object, object]>([
    [policies.person(), { kind: "person" }],
    [policies.machine(), { kind: "machine" }],
    [policies.role("admin"), { kind: "role", role: "admin" }],
    [policies.anyRole("user", "admin"), { kind: "any-role", roles: ["user", "admin"] }],
    [policies.group("staff"), { kind: "group", group: "staff" }],
    [policies.anyGroup("staff", "beta"), { kind: "any-group", groups: ["staff", "beta"] }],
    [policies.scope("a", "b"), { kind: "scope", scopes: ["a", "b"], match: "all" }],
    [policies.anyScope("a", "b"), { kind: "scope", scopes: ["a", "b"], match: "any" }],
    [policies.recent(300), { kind: "recent", maxAgeSeconds: 300 }],
    [
      policies.allOf(policies.person(), policies.recent(1)),
      { kind: "all-of", policies: [{ kind: "person" }, { kind: "recent", maxAgeSeconds: 1 }] },
    ],
  ])("%j", (policy, data) => {
    expect(policy).toEqual(data);
    expect(JSON.parse(JSON.stringify(policy))).toEqual(data);
  });
});

describe("what could never be meant is refused where it is written:", () => {
  it.each<[string, readonly unknown[]]>([
    ["role", ["superuser"]],
    ["role", ["Admin"]],
    ["role", [""]],
    ["role", [undefined]],
    ["anyRole", []],
    ["anyRole", ["user", "superuser"]],
    ["group", [""]],
    ["group", [undefined]],
    ["anyGroup", []],
    ["anyGroup", ["staff", ""]],
    ["scope", []],
    ["scope", [""]],
    ["scope", ["items/read items/write"]],
    ["scope", ['items/read", realm="x']],
    ["scope", ["items\\read"]],
    ["scope", ["items/read\n"]],
    ["scope", ["品物"]],
    ["scope", [undefined]],
    ["anyScope", []],
    ["anyScope", ["items/read", ""]],
    ["recent", [0]],
    ["recent", [0.5]],
    ["recent", [-300]],
    ["recent", [Number.NaN]],
    ["recent", [Number.POSITIVE_INFINITY]],
    ["recent", ["300"]],
    ["recent", []],
    ["allOf", []],
  ])("%s(%j)", (name, args) => {
    const act = () => untyped[name]?.(...args);
    expect(act).toThrow(ConfigurationError);
    expect(act).toThrow(new RegExp(`^${name}: must \\w.{4,}`));
  });
});

it("is not widened by whoever keeps the list it was made from", () => {
  const names: [string, ...string[]] = ["items/read"];
  const policy = policies.scope(...names);
  names.push("items/write");
  expect(policy.scopes).toEqual(["items/read"]);
});
