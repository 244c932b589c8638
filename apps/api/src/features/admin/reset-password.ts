import type { Person, PersonInput } from "@sekisho/contract/users";
import type { AdminCall } from "../call.ts";
import { changePerson } from "./change-person.ts";

/**
 * Makes somebody's password useless, ends their sign-ins, and lets the pool send them a code to choose another.
 * @throws ApiError `conflict` when they have no verified address for the code, or a temporary password still
 */
export async function resetPassword(call: AdminCall<PersonInput>): Promise<Person> {
  const { identity, input } = call;
  const person = await identity.findPerson(input.username);
  return changePerson(call, person, {
    action: "user.password_reset",
    endsSessions: true,
    apply: (username) => identity.resetPassword(username),
  });
}
