import type { ListPeopleInput, PersonPage } from "@sekisho/contract/users";
import type { AdminCall } from "../call.ts";

/** People of the user pool, a page at a time. */
export function listPeople({ identity, input }: AdminCall<ListPeopleInput>): Promise<PersonPage> {
  return identity.listPeople(input);
}
