import type { AuditEvent, Person } from "@sekisho/contract/users";
import type { Call } from "../call.ts";

type Change = {
  readonly action: AuditEvent["action"];
  readonly detail?: AuditEvent["detail"];
  /** Refresh tokens issued before still carry the old state: true ends them. */
  readonly endsSessions: boolean;
  /** Changes the pool. */
  readonly apply: (username: string) => Promise<void>;
};

/**
 * Changes somebody in the pool, ends their sessions where that is part of the change, and writes it down.
 * The database is asked first: nothing is changed that could not be recorded.
 * Access tokens issued before the change stay good until they expire (at most 15 minutes with the recommended lifetime).
 * @returns the person as the pool shows them afterwards
 */
export async function changePerson(
  { db, identity, principal }: Pick<Call, "db" | "identity" | "principal">,
  person: Person,
  { action, detail = {}, endsSessions, apply }: Change,
): Promise<Person> {
  await db.ping();
  await apply(person.username);
  if (endsSessions) await identity.signOutEverywhere(person.username);
  await db.audit.append({
    actor_sub: principal.sub,
    actor_username: principal.username,
    action,
    target_username: person.username,
    detail,
  });
  return identity.findPerson(person.username);
}
