import { faults } from "../cognito-error.ts";
import { Password } from "./identifiers.ts";
import type { Pool } from "./pool.ts";

/** The characters Cognito counts as symbols. */
const symbol = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+ -]/;

const passwordPattern = String.raw`Password must satisfy regular expression pattern: ^[\S]+.*[\S]+$`;

/** Checks a new password against the pool's policy, naming the first rule it breaks. Throws InvalidPasswordException. */
export function assertPasswordConforms(pool: Pool, password: string): void {
  const policy = pool.settings.Policies.PasswordPolicy;
  const demand = (rule: boolean, kept: boolean, refusal: string) => {
    if (rule && !kept) throw faults.passwordPolicy(refusal);
  };
  demand(true, password.length >= policy.MinimumLength, "Password not long enough");
  demand(policy.RequireUppercase, /[A-Z]/.test(password), "Password must have uppercase characters");
  demand(policy.RequireLowercase, /[a-z]/.test(password), "Password must have lowercase characters");
  demand(policy.RequireNumbers, /\d/.test(password), "Password must have numeric characters");
  demand(policy.RequireSymbols, symbol.test(password), "Password must have symbol characters");
  // A challenge's answers come in without their pattern.
  demand(true, Password.safeParse(password).success, passwordPattern);
}
