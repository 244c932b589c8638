import type { ListPeopleInput, PersonPage } from "@sekisho/contract/users";
import type { Call } from "../call.ts";

/** People of the user pool, a page at a time. */
export function listPeople({ identity, input }: Call<ListPeopleInput>): Promise<PersonPage> {
  return identity.listPeople(input);
}
