import { paginateAdminListGroupsForUser } from "@aws-sdk/client-cognito-identity-provider";
import { type Role, roles } from "@sekisho/contract/role";
import { answered, type PoolConnection } from "./pool-connection.ts";

/** The names of every group somebody is in. */
export function groupsOfPerson(pool: PoolConnection, username: string): Promise<string[]> {
  return answered("administration", collectGroups(pool, username));
}

/** The highest role among some groups, by exact name; other groups grant nothing. */
export function roleFromGroups(groups: readonly string[]): Role | null {
  return roles.findLast((role) => groups.includes(role)) ?? null;
}

async function collectGroups({ client, userPoolId }: PoolConnection, username: string): Promise<string[]> {
  const names: string[] = [];
  const pages = paginateAdminListGroupsForUser(
    { client },
    { UserPoolId: userPoolId, Username: username, Limit: 60 },
  );
  for await (const { Groups = [] } of pages) {
    for (const { GroupName } of Groups) if (GroupName !== undefined) names.push(GroupName);
  }
  return names;
}
