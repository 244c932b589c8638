import type { UserAction } from "@sekisho/contract/audit";
import type { Person } from "@sekisho/contract/users";
import { eventOf } from "../../audit/event-of.ts";
import { revokePerson } from "../../revocation/revoke-person.ts";
import type { AdminCall } from "../call.ts";

export type Change = {
  readonly action: UserAction;
  readonly detail?: Record<string, string | null>;
  /** Tokens issued before still carry the old state: true takes them back. */
  readonly takesTokensBack: boolean;
  /** Changes the pool. */
  readonly apply: (username: string) => Promise<void>;
};

/**
 * Does something to somebody of the pool. It is written down before the pool is asked, so that nothing changes without a
 * trace; if the pool fails, a second event says `unfinished`. Tokens are taken back before, so that a process that dies
 * half-way has not left them good, and after, for those that the pool issued meanwhile.
 */
export async function carryOut(
  call: Omit<AdminCall, "input">,
  person: Person,
  { action, detail = {}, takesTokensBack, apply }: Change,
): Promise<void> {
  const { trail } = call;
  const change = { action, target: person.username, detail };
  const takeBack = async () => {
    if (takesTokensBack) await revokePerson(call, person.sub);
  };
  await trail.write(eventOf(call, { ...change, outcome: "allowed" }));
  try {
    await takeBack();
    await apply(person.username);
    await takeBack();
  } catch (error) {
    // What went wrong is what the caller must hear; that the trail failed as well is in the log.
    await trail.write(eventOf(call, { ...change, outcome: "unfinished" })).catch(() => undefined);
    throw error;
  }
}
