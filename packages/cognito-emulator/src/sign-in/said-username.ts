import type { ChallengeAnswer } from "./challenges.ts";
import { required } from "./conversation.ts";

/** Whom an answer names: any of a person's sign-in names will do, as it did when the sign-in began. */
export function saidUsername(answer: ChallengeAnswer): string {
  const name = required(answer, "USERNAME");
  return answer.pool.users.find(name)?.username ?? name;
}
