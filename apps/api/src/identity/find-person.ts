import { AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import type { Person } from "@sekisho/contract/users";
import { groupsOfPerson, roleFromGroups } from "./groups-of-person.ts";
import { personFrom } from "./person.ts";
import { answered, type PoolConnection } from "./pool-connection.ts";

/**
 * One person, by username, sub or verified alias; the answer carries their real username.
 * @throws ApiError `not_found`
 */
export async function findPerson(pool: PoolConnection, username: string): Promise<Person> {
  const command = new AdminGetUserCommand({ UserPoolId: pool.userPoolId, Username: username });
  const user = await answered("administration", pool.client.send(command));
  const groups = await groupsOfPerson(pool, user.Username ?? username);
  return personFrom(user, user.UserAttributes ?? [], roleFromGroups(groups));
}
