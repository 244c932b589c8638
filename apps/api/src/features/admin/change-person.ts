import type { UserAction } from "@sekisho/contract/audit";
import type { Person } from "@sekisho/contract/users";
import { eventOf } from "../../audit/event-of.ts";
import type { AdminCall } from "../call.ts";

type Change = {
  readonly action: UserAction;
  readonly detail?: Record<string, string | null>;
  /** Refresh tokens issued before still carry the old state: true ends them. */
  readonly endsSessions: boolean;
  /** Changes the pool. */
  readonly apply: (username: string) => Promise<void>;
};

/**
 * Changes somebody in the pool, and ends their sessions where that is part of the change. It is written down before the
 * pool is asked, so that nothing changes without a trace; if the pool fails, a second event says `unfinished`.
 * Whatever the pool says already, every step is taken: after a failure half-way, asking again completes the change.
 * Access tokens issued before the change stay good until they expire (at most 15 minutes with the recommended lifetime).
 * That also holds for administrators: two who demote each other at the same moment both succeed, and if there were no
 * others, somebody with access to the pool itself has to appoint the next.
 * @returns the person as the pool shows them afterwards
 */
export async function changePerson(
  call: Omit<AdminCall, "input">,
  person: Person,
  { action, detail = {}, endsSessions, apply }: Change,
): Promise<Person> {
  const { identity, trail } = call;
  const change = { action, target: person.username, detail };
  await trail.write(eventOf(call, { ...change, outcome: "allowed" }));
  try {
    await apply(person.username);
    if (endsSessions) await identity.signOutEverywhere(person.username);
  } catch (error) {
    // What went wrong is what the caller must hear; that the trail failed as well is in the log.
    await trail.write(eventOf(call, { ...change, outcome: "unfinished" })).catch(() => undefined);
    throw error;
  }
  return identity.findPerson(person.username);
}
