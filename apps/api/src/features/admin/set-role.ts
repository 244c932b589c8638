import type { Person, SetRoleInput } from "@sekisho/contract/users";
import { ApiError } from "../../trpc/api-error.ts";
import type { AdminCall } from "../call.ts";
import { changePerson } from "./change-person.ts";

/**
 * Gives somebody another role, or none.
 * @throws ApiError `conflict` when administrators would take their own role away: nobody might be left to give it back
 */
export async function setRole(call: AdminCall<SetRoleInput>): Promise<Person> {
  const { identity, principal, input } = call;
  const person = await identity.findPerson(input.username);
  if (person.sub === principal.sub && input.role !== "admin") throw new ApiError("conflict");
  return changePerson(call, person, {
    action: "user.role_changed",
    detail: { from: person.role, to: input.role },
    endsSessions: true,
    apply: (username) => identity.setRole(username, input.role),
  });
}
