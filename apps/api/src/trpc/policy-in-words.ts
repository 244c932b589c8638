import type { Policy } from "@sekisho/auth";

/** A policy as a reviewer reads it. */
export function inWords(policy: Policy): string {
  switch (policy.kind) {
    case "public":
      return "anybody; no credential is looked at";
    case "optional":
      return "anybody; a credential is checked when there is one";
    case "signed-in":
      return "whoever is signed in, a person or a machine";
    case "person":
      return "people who are signed in";
    case "machine":
      return "machines";
    case "role":
      return `people with the role ${policy.role}${policy.role === "admin" ? "" : " or one that includes it"}`;
    case "any-role":
      return `people with one of the roles ${policy.roles.join(", ")}, or one that includes it`;
    case "group":
      return `members of the group ${policy.group}`;
    case "any-group":
      return `members of one of the groups ${policy.groups.join(", ")}`;
    case "scope":
      return `tokens with ${policy.match === "all" ? "every" : "any"} scope of ${policy.scopes.join(", ")}`;
    case "permission":
      return `people whose role is given ${policy.permission}`;
    case "recent":
      return `people who signed in at most ${policy.maxAgeSeconds} seconds ago`;
    case "confirmed":
      return "whoever the user pool, asked just now, stands by";
    case "all-of":
      return [...new Set(policy.policies.flatMap(parts))].join("; and ");
  }
}

/** Guards that stand on one another ask for the same thing more than once. */
const parts = (policy: Policy): string[] =>
  policy.kind === "all-of" ? policy.policies.flatMap(parts) : [inWords(policy)];
