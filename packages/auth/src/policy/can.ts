import { checkPolicy } from "./check-policy.ts";
import type { Holder } from "./holder.ts";
import type { Policy } from "./policy.ts";
import { refusalOf } from "./refusal-of.ts";

/**
 * Would this caller be let in? For menus and buttons: it decides what is shown, the API decides what is done.
 * Nobody (`null`) is let in only where no credential is needed. A policy that asks the user pool itself counts as
 * satisfied here, because only the API can ask.
 * @param now seconds since 1970
 * @throws ConfigurationError for a policy that cannot be meant
 */
export function can(holder: Holder | null, policy: Policy, now: number = Date.now() / 1000): boolean {
  checkPolicy(policy);
  if (holder === null) return policy.kind === "public" || policy.kind === "optional";
  return refusalOf(holder, policy, now) === null;
}
