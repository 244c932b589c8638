import { ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider";
import type { ListPeopleInput, PersonPage } from "@sekisho/contract/users";
import { groupsOfPerson, roleFromGroups } from "./groups-of-person.ts";
import { mapBounded } from "./map-bounded.ts";
import { personFrom } from "./person.ts";
import { answered, type PoolConnection } from "./pool-connection.ts";
import { searchFilter } from "./search-filter.ts";

/** ListUsers tells no groups, so each person costs a call of their own: this many at a time. */
const groupCallsAtOnce = 8;

/** One page of people with their roles. The pool may answer a short or empty page that still has a next one. */
export async function listPeople(pool: PoolConnection, input: ListPeopleInput): Promise<PersonPage> {
  const page = await answered(
    "administration",
    pool.client.send(
      new ListUsersCommand({
        UserPoolId: pool.userPoolId,
        Limit: input.limit,
        PaginationToken: input.cursor,
        Filter: searchFilter(input.search),
      }),
    ),
  );
  const people = await mapBounded(page.Users ?? [], groupCallsAtOnce, async (user) => {
    const groups = await groupsOfPerson(pool, user.Username ?? "");
    return personFrom(user, user.Attributes ?? [], roleFromGroups(groups));
  });
  return { people, next_cursor: page.PaginationToken ?? null };
}
