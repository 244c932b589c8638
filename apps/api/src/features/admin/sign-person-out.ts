import type { Person, PersonInput } from "@sekisho/contract/users";
import type { AdminCall } from "../call.ts";
import { changePerson } from "./change-person.ts";

/** Ends every sign-in somebody has, and nothing else: signing in again is free. */
export async function signPersonOut(call: AdminCall<PersonInput>): Promise<Person> {
  const person = await call.identity.findPerson(call.input.username);
  return changePerson(call, person, {
    action: "user.signed_out",
    endsSessions: true,
    apply: () => Promise.resolve(),
  });
}
