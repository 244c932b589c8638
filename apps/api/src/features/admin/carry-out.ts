import type { AuditEvent, Person } from "@sekisho/contract/users";
import { revokePerson } from "../../revocation/revoke-person.ts";
import type { AdminCall } from "../call.ts";

export type Change = {
  readonly action: AuditEvent["action"];
  readonly detail?: AuditEvent["detail"];
  /** Tokens issued before still carry the old state: true takes them back. */
  readonly takesTokensBack: boolean;
  /** Changes the pool. */
  readonly apply: (username: string) => Promise<void>;
};

/**
 * Does something to somebody of the pool. It is written down before the pool is asked, so that nothing changes without a
 * trace; if the pool fails, a second event says `outcome: unfinished`. Tokens are taken back before, so that a process
 * that dies half-way has not left them good, and after, for those that the pool issued meanwhile.
 */
export async function carryOut(
  call: Pick<AdminCall, "db" | "identity" | "principal" | "revocations">,
  person: Person,
  { action, detail = {}, takesTokensBack, apply }: Change,
): Promise<void> {
  const { db, principal } = call;
  const event = {
    actor_sub: principal.sub,
    actor_username: principal.username,
    action,
    target_username: person.username,
    detail,
  };
  const takeBack = async () => {
    if (takesTokensBack) await revokePerson(call, person.sub);
  };
  await db.audit.append(event);
  try {
    await takeBack();
    await apply(person.username);
    await takeBack();
  } catch (error) {
    await db.audit.append({ ...event, detail: { ...detail, outcome: "unfinished" } });
    throw error;
  }
}
