import type { Person, PersonInput } from "@sekisho/contract/users";
import type { AdminCall } from "../call.ts";
import { changePerson } from "./change-person.ts";

/** Lets somebody sign in again. */
export async function enablePerson(call: AdminCall<PersonInput>): Promise<Person> {
  const { identity, input } = call;
  const person = await identity.findPerson(input.username);
  return changePerson(call, person, {
    action: "user.enabled",
    endsSessions: false,
    apply: (username) => identity.enable(username),
  });
}
