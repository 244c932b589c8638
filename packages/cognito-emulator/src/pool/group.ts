import { z } from "zod";
import { toSeconds } from "../clock.ts";

/** A group. Lower precedence wins; members are listed on the users. Times are milliseconds. */
export const Group = z.object({
  name: z.string(),
  description: z.string().optional(),
  roleArn: z.string().optional(),
  precedence: z.number().optional(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Group = z.infer<typeof Group>;

/** What CreateGroup and UpdateGroup say about a group beside its name. */
export const GroupDetails = z.object({
  Description: z.string().max(2048).optional(),
  RoleArn: z.string().min(20).max(2048).optional(),
  Precedence: z.int().min(0).optional(),
});

/** AWS `GroupType`. */
export const describeGroup = (poolId: string, group: Group) => ({
  GroupName: group.name,
  UserPoolId: poolId,
  Description: group.description,
  RoleArn: group.roleArn,
  Precedence: group.precedence,
  LastModifiedDate: toSeconds(group.updatedAt),
  CreationDate: toSeconds(group.createdAt),
});

/** Cognito orders `cognito:groups` by precedence; groups without one come last, equals by name. */
export function byPrecedence(left: Group, right: Group): number {
  const difference = (left.precedence ?? Infinity) - (right.precedence ?? Infinity);
  return Number.isNaN(difference) || difference === 0 ? left.name.localeCompare(right.name) : difference;
}
