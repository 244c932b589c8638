import {
  AdminAddUserToGroupCommand,
  AdminRemoveUserFromGroupCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type Role, roles } from "@sekisho/contract/role";
import { groupsOfPerson } from "./groups-of-person.ts";
import { answered, type PoolConnection } from "./pool-connection.ts";

/** Makes `role` the one role of somebody (null: none). Groups that are no roles stay as they are. */
export async function setRole(pool: PoolConnection, username: string, role: Role | null): Promise<void> {
  const held = await groupsOfPerson(pool, username);
  const inGroup = (group: string) => ({ UserPoolId: pool.userPoolId, Username: username, GroupName: group });
  // The new role first: if the connection breaks in between, nobody is left without any.
  if (role !== null && !held.includes(role)) {
    await answered("administration", pool.client.send(new AdminAddUserToGroupCommand(inGroup(role))));
  }
  for (const other of roles.filter((name) => name !== role && held.includes(name))) {
    await answered("administration", pool.client.send(new AdminRemoveUserFromGroupCommand(inGroup(other))));
  }
}
