import { roles } from "@sekisho/contract/role";
import { expect, it } from "vitest";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { checkPolicy } from "./check-policy.ts";
import type { Policy } from "./policy.ts";

it.each<[string, unknown, string]>([
  ["a role nobody knows", { kind: "role", role: "superuser" }, `role: must be one of ${roles.join(", ")}`],
  ["no role", { kind: "any-role", roles: [] }, "anyRole: must list roles, at least one"],
  [
    "a role nobody knows among others",
    { kind: "any-role", roles: ["admin", "root"] },
    "anyRole: must list roles",
  ],
  ["a role that is no list", { kind: "any-role", roles: "admin" }, "anyRole: must list roles"],
  ["a group without a name", { kind: "group", group: "" }, "group: must name a group"],
  ["no group", { kind: "any-group", groups: [] }, "anyGroup: must list groups"],
  ["a group that is no name", { kind: "any-group", groups: ["staff", 7] }, "anyGroup: must list groups"],
  ["no permission", { kind: "permission", permission: "" }, "permission: must name a permission"],
  ["a permission that is no name", { kind: "permission" }, "permission: must name a permission"],
  ["some of the scopes", { kind: "scope", scopes: ["a"], match: "some" }, 'scope: must match "all" or "any"'],
  ["all of no scopes", { kind: "scope", scopes: [], match: "all" }, "scope: must list scopes"],
  ["any of no scopes", { kind: "scope", scopes: [], match: "any" }, "anyScope: must list scopes"],
  ["two scopes in one", { kind: "scope", scopes: ["a b"], match: "all" }, "scope: must list scopes"],
  ["no time", { kind: "recent", maxAgeSeconds: 0 }, "recent: must be a positive whole number"],
  ["half a second", { kind: "recent", maxAgeSeconds: 0.5 }, "recent: must be a positive whole number"],
  ["all of nothing", { kind: "all-of", policies: [] }, "allOf: must list at least one policy"],
  ["all of null", { kind: "all-of", policies: [null] }, "allOf: must list at least one policy"],
  ["all of a name", { kind: "all-of", policies: ["public"] }, "allOf: must list at least one policy"],
  [
    "a part that cannot be meant",
    { kind: "all-of", policies: [{ kind: "group", group: "" }] },
    "group: must name",
  ],
  ["a kind nobody knows", { kind: "everybody" }, "policy: must be made by one of the functions"],
])("refuses %s, and says what is demanded", (_what, policy, sentence) => {
  const act = () => checkPolicy(policy as Policy); // as: written by hand, or out of a file
  expect(act).toThrow(ConfigurationError);
  expect(act).toThrow(sentence);
});

it.each([
  { kind: "public" },
  { kind: "optional" },
  { kind: "signed-in" },
  { kind: "confirmed" },
  { kind: "person" },
  { kind: "machine" },
  { kind: "role", role: "admin" },
  { kind: "any-role", roles: ["user", "admin"] },
  { kind: "group", group: "staff" },
  { kind: "any-group", groups: ["staff", "beta"] },
  { kind: "permission", permission: "read" },
  { kind: "scope", scopes: ["items/read", "items/write"], match: "all" },
  { kind: "scope", scopes: ["items/read"], match: "any" },
  { kind: "recent", maxAgeSeconds: 1 },
  { kind: "all-of", policies: [{ kind: "person" }, { kind: "recent", maxAgeSeconds: 300 }] },
])("takes %j", (policy) => {
  expect(() => checkPolicy(policy as Policy)).not.toThrow(); // as: out of a file
});
