import type { Principal } from "../../src/index.ts";

/** What a guard, or a handler behind it, might do to the principal it was handed. Each may throw; none may have an effect. */
export const tamperings: readonly ((principal: Principal) => unknown)[] = [
  ...(["groups", "scopes"] as const).flatMap((name) => [
    (principal: Principal) => asSet(principal[name]).add("admin"),
    (principal: Principal) => asSet(principal[name]).clear(),
    (principal: Principal) => [...principal[name]].map((member) => asSet(principal[name]).delete(member)),
    (principal: Principal) => Set.prototype.add.call(principal[name], "admin"),
    (principal: Principal) => Set.prototype.clear.call(principal[name]),
    (principal: Principal) => Object.assign(principal[name], { has: () => true, size: 99 }),
    (principal: Principal) => Object.defineProperty(principal[name], "has", { value: () => true }),
    (principal: Principal) => Object.setPrototypeOf(principal[name], new Set(["admin"])),
    (principal: Principal) => {
      principal[name].forEach((_member, _key, set) => {
        asSet(set).add("admin");
      });
    },
    (principal: Principal) => Object.assign(principal, { [name]: new Set(["admin"]) }),
    (principal: Principal) => Reflect.deleteProperty(principal, name),
    (principal: Principal) => {
      for (const entry of principal[name].entries()) entry.fill("admin");
    },
  ]),
  (principal) => Object.assign(principal, { role: "admin" }),
  (principal) => Object.assign(principal.permissions, ["delete", "delete", "delete"]),
  (principal) => Array.prototype.push.call(principal.permissions, "delete"),
  (principal) => Object.assign(principal.claims, { "cognito:groups": ["admin"] }),
  (principal) => Array.prototype.push.call(principal.claims["cognito:groups"], "admin"),
  (principal) => Object.setPrototypeOf(principal, { role: "admin" }),
];

/** as: nothing but a type stands between a ReadonlySet and a caller who wants to write. */
const asSet = (set: ReadonlySet<string>): Set<string> => set as Set<string>;
