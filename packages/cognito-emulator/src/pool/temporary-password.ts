import { randomInt } from "node:crypto";
import type { PasswordPolicy, PoolSettings } from "./pool-settings.ts";

/** One alphabet per rule a policy can have, without characters that look alike in a mail (0 O, 1 l I). */
const alphabets = ["ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789", "!@#$%&*-_=+?"];
const shortest = 12;
const defaultDays = 7;

/**
 * How many days a temporary password is good for. Pools from before TemporaryPasswordValidityDays said it by
 * UnusedAccountValidityDays; AWS takes 0 in either as "not said".
 */
export function temporaryPasswordDays({
  Policies,
  AdminCreateUserConfig,
}: Pick<PoolSettings, "Policies" | "AdminCreateUserConfig">): number {
  const { TemporaryPasswordValidityDays } = Policies.PasswordPolicy;
  return TemporaryPasswordValidityDays || AdminCreateUserConfig.UnusedAccountValidityDays || defaultDays;
}

/** A random password that every policy of this minimum length accepts: it holds one character of each kind. */
export function generateTemporaryPassword({ MinimumLength }: PasswordPolicy): string {
  const length = Math.max(shortest, MinimumLength);
  const everything = alphabets.join("");
  const characters = Array.from({ length }, (_, position) => pick(alphabets[position] ?? everything));
  return shuffled(characters).join("");
}

const pick = (alphabet: string): string => alphabet.charAt(randomInt(alphabet.length));

/** Fisher–Yates, so that the kinds do not stand in a known order. */
function shuffled(characters: readonly string[]): string[] {
  const rest = [...characters];
  const drawn: string[] = [];
  while (rest.length > 0) drawn.push(...rest.splice(randomInt(rest.length), 1));
  return drawn;
}
