import { roles } from "@sekisho/contract/role";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { Policy } from "./policy.ts";

/**
 * Refuses a policy that cannot be meant. A policy is plain data, so it may also be written by hand or come out of a
 * file, where "all of nothing", a role nobody has heard of or a kind that does not exist would let everybody in.
 * @throws ConfigurationError naming the function that makes such a policy, never the value
 */
export function checkPolicy(policy: Policy): void {
  switch (policy.kind) {
    case "public":
    case "optional":
    case "signed-in":
    case "confirmed":
    case "person":
    case "machine":
      return;
    case "role":
      demand(isRole(policy.role), "role", `must be one of ${roles.join(", ")}`);
      return;
    case "any-role":
      demand(isListOf(policy.roles, isRole), "anyRole", `must list roles, at least one: ${roles.join(", ")}`);
      return;
    case "group":
      demand(isName(policy.group), "group", "must name a group");
      return;
    case "any-group":
      demand(isListOf(policy.groups, isName), "anyGroup", "must list groups by their names, at least one");
      return;
    case "permission":
      demand(isName(policy.permission), "permission", "must name a permission");
      return;
    case "scope":
      demand(["all", "any"].includes(policy.match), "scope", 'must match "all" or "any"');
      demand(
        isListOf(policy.scopes, isScope),
        policy.match === "any" ? "anyScope" : "scope",
        "must list scopes, at least one, as RFC 6749, section 3.3 writes them",
      );
      return;
    case "recent":
      demand(
        Number.isInteger(policy.maxAgeSeconds) && policy.maxAgeSeconds > 0,
        "recent",
        "must be a positive whole number of seconds",
      );
      return;
    case "all-of":
      demand(isListOf(policy.policies, isPresent), "allOf", "must list at least one policy");
      policy.policies.forEach(checkPolicy);
      return;
    default:
      unknownKind(policy);
  }
}

/** The same policy, once it was found to be one. */
export function checked<P extends Policy>(policy: P): P {
  checkPolicy(policy);
  return policy;
}

function demand(isMet: boolean, maker: string, sentence: string): void {
  if (!isMet) throw new ConfigurationError(maker, sentence);
}

/** Without TypeScript somebody could hand in a kind that does not exist. */
function unknownKind(_policy: never): never {
  throw new ConfigurationError("policy", "must be made by one of the functions that make policies");
}

const isRole = (name: unknown): boolean => roles.some((role) => role === name);

const isName = (name: unknown): boolean => typeof name === "string" && name !== "";

// RFC 6749, section 3.3: scope-token. A space would make two of one, and a quote would break out of the challenge.
const isScope = (name: unknown): boolean =>
  typeof name === "string" && /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(name);

const isPresent = (member: unknown): boolean => typeof member === "object" && member !== null;

function isListOf(list: unknown, isMember: (member: unknown) => boolean): boolean {
  return Array.isArray(list) && list.length > 0 && list.every(isMember);
}
