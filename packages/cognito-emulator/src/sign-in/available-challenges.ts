import { allowedFactors, hasSecondFactor, usableFactors } from "../pool/first-factors.ts";
import type { Pool } from "../pool/pool.ts";
import type { AllowedFirstAuthFactor } from "../pool/pool-settings.ts";
import type { User } from "../pool/user.ts";
import type { FirstFactor } from "./auth-answer.ts";
import type { Claimant } from "./claimant.ts";

/** The challenges behind each factor: a password can be proven in two ways. */
const challengesOf: Readonly<Record<AllowedFirstAuthFactor, readonly FirstFactor[]>> = {
  PASSWORD: ["PASSWORD_SRP", "PASSWORD"],
  EMAIL_OTP: ["EMAIL_OTP"],
  SMS_OTP: ["SMS_OTP"],
  WEB_AUTHN: ["WEB_AUTHN"],
};

/**
 * What this person may begin with. An invited user has a temporary password and nothing else, whatever address is
 * verified. A name that nobody has, and a user who has set up nothing, look like somebody with a password and a
 * verified address; that tells neither from the other. Whoever has a second factor is offered the password only.
 */
export function availableChallenges(pool: Pool, { user }: Pick<Claimant, "user">): FirstFactor[] {
  const usable = user ? usableFactors(pool, user) : [];
  const invited = user?.status === "FORCE_CHANGE_PASSWORD";
  const factors = invited ? usable.filter((factor) => factor === "PASSWORD") : usable;
  const shown = factors.length > 0 ? factors : simulatedFactors(pool, user);
  return shown.flatMap((factor) => challengesOf[factor]);
}

function simulatedFactors(pool: Pool, user: User | undefined): AllowedFirstAuthFactor[] {
  const needsPassword = user !== undefined && hasSecondFactor(pool, user);
  return allowedFactors(pool).filter(
    (factor) => factor === "PASSWORD" || (factor === "EMAIL_OTP" && !needsPassword),
  );
}

export const isFirstFactor = (name: string): name is FirstFactor =>
  Object.values(challengesOf).some((challenges) => challenges.some((challenge) => challenge === name));
