import { faults } from "../cognito-error.ts";
import { nextMfaStep } from "../mfa/next-step.ts";
import type { Services } from "../operation.ts";
import type { Client } from "../pool/client.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { awaitedUser } from "./awaited-user.ts";
import type { StateOf } from "./challenge-sessions.ts";

/** A sign-in that waits until its user has set up a factor. */
interface Setup {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  readonly state: StateOf<"MFA_SETUP">;
}

/** The sign-in behind a session of MFA_SETUP. Throws NotAuthorizedException. */
export function resumeSetup({ pools, challenges }: Services, session: string): Setup {
  const state = challenges.resume(session, "MFA_SETUP");
  const { pool, client } = pools.client(state.clientId);
  const user = awaitedUser(pool, state);
  assertMustSetUp(pool, user);
  return { pool, client, user, state };
}

/**
 * Refuses to set up a factor for somebody who has one by now: else a session from before, whose holder showed no more
 * than the password, would replace it. Throws NotAuthorizedException.
 */
export function assertMustSetUp(pool: Pool, user: User): void {
  if (nextMfaStep(pool, user).kind !== "set-up") throw faults.sessionInvalid();
}
