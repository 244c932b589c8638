import type { PersonInput } from "@sekisho/contract/users";
import { ApiError } from "../../trpc/api-error.ts";
import type { AdminCall } from "../call.ts";
import { carryOut } from "./carry-out.ts";

/**
 * Deletes somebody's account at the pool, with their items and their row here. The audit trail keeps what was done.
 * The rows go first: once the pool has forgotten the person, nobody could find out any more whose they are.
 * @throws ApiError `conflict` when administrators would delete themselves
 */
export async function deletePerson(call: AdminCall<PersonInput>): Promise<null> {
  const { db, identity, principal, input } = call;
  const person = await identity.findPerson(input.username);
  if (person.sub === principal.sub) throw new ApiError("conflict");
  await carryOut(call, person, {
    action: "user.deleted",
    takesTokensBack: true,
    async apply(username) {
      await db.users.remove(person.sub);
      await identity.delete(username);
      // What they made meanwhile with a token that another instance had not yet heard of.
      await db.users.remove(person.sub);
    },
  });
  return null;
}
