import type { Person } from "@sekisho/contract/users";
import type { AdminCall } from "../call.ts";
import { type Change, carryOut } from "./carry-out.ts";

type SessionChange = Omit<Change, "takesTokensBack"> & {
  /** Tokens issued before still carry the old state: true ends them, refresh tokens and access tokens alike. */
  readonly endsSessions: boolean;
};

/**
 * Changes somebody in the pool, and ends their sessions where that is part of the change: on every instance within five
 * seconds (docs/decisions/0018-revoked-within-five-seconds.md).
 * Whatever the pool says already, every step is taken: after a failure half-way, asking again completes the change.
 * Two administrators who demote each other at the same moment both succeed, and if there were no others, somebody with
 * access to the pool itself has to appoint the next.
 * @returns the person as the pool shows them afterwards
 */
export async function changePerson(
  call: Omit<AdminCall, "input">,
  person: Person,
  { endsSessions, apply, ...change }: SessionChange,
): Promise<Person> {
  const { identity } = call;
  await carryOut(call, person, {
    ...change,
    takesTokensBack: endsSessions,
    async apply(username) {
      await apply(username);
      if (endsSessions) await identity.signOutEverywhere(username);
    },
  });
  return identity.findPerson(person.username);
}
