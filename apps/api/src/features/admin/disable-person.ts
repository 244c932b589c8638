import type { Person, PersonInput } from "@sekisho/contract/users";
import { ApiError } from "../../trpc/api-error.ts";
import type { AdminCall } from "../call.ts";
import { changePerson } from "./change-person.ts";

/**
 * Keeps somebody from signing in, and ends the sign-ins they have.
 * @throws ApiError `conflict` when administrators would lock themselves out
 */
export async function disablePerson(call: AdminCall<PersonInput>): Promise<Person> {
  const { identity, principal, input } = call;
  const person = await identity.findPerson(input.username);
  if (person.sub === principal.sub) throw new ApiError("conflict");
  return changePerson(call, person, {
    action: "user.disabled",
    endsSessions: true,
    apply: (username) => identity.disable(username),
  });
}
