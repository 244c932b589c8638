import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { canReceive } from "./can-receive.ts";
import { offeredFactors } from "./pool-mfa.ts";
import { MfaFactor } from "./user-mfa.ts";

/** What stands between the right password and the tokens. */
export type MfaStep =
  | { kind: "none" }
  | { kind: "prove"; factor: MfaFactor }
  | { kind: "choose"; factors: MfaFactor[] }
  | { kind: "set-up"; factors: MfaFactor[] };

/**
 * Cognito's decision: where MFA is optional, the factors that the user switched on; where it is required, everything
 * he has, switched on or not, and if that is nothing he must set one up. The preferred factor goes before a choice.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html (MFA logic at user runtime)
 */
export function nextMfaStep(pool: Pool, user: User): MfaStep {
  const mode = pool.settings.MfaConfiguration;
  if (mode === "OFF") return { kind: "none" };
  const { enabled, preferred } = user.mfa;
  const usable = MfaFactor.options.filter(
    (factor) => (enabled.includes(factor) || mode === "ON") && canReceive(pool, user, factor),
  );
  if (preferred && usable.includes(preferred)) return { kind: "prove", factor: preferred };
  const [factor, ...others] = usable;
  if (factor) return others.length > 0 ? { kind: "choose", factors: usable } : { kind: "prove", factor };
  return mode === "ON" ? { kind: "set-up", factors: offeredFactors(pool) } : { kind: "none" };
}
