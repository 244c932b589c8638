import type { Clock } from "../clock.ts";
import { FederationAttempts } from "../federation/federation-attempts.ts";
import { AuthorizationCodes } from "../oauth/authorization-codes.ts";
import { ChallengeSessions } from "../sign-in/challenge-sessions.ts";
import { LoginSessions } from "./login-sessions.ts";

/** What managed login remembers from one page to the next. A restart, a restore and a reset forget all of it. */
export interface LoginMemory {
  readonly codes: AuthorizationCodes;
  readonly sessions: LoginSessions;
  readonly attempts: FederationAttempts;
  /**
   * The pages' own: a session that a page was given is no good at the API, where it would end in tokens that the client may
   * have no flow or scope for; nor the other way round.
   */
  readonly challenges: ChallengeSessions;
  forgetAll(): void;
}

export function createLoginMemory(clock: Clock): LoginMemory {
  const memory = {
    codes: new AuthorizationCodes(clock),
    sessions: new LoginSessions(clock),
    attempts: new FederationAttempts(clock),
    challenges: new ChallengeSessions(clock),
  };
  return {
    ...memory,
    forgetAll() {
      for (const part of Object.values(memory)) part.forgetAll();
    },
  };
}
