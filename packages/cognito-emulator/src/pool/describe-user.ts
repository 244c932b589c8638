import { toSeconds } from "../clock.ts";
import { describeMfaOptions } from "../mfa/describe-mfa.ts";
import { listAttributes } from "./attribute-list.ts";
import type { User } from "./user.ts";

/** A user's attributes as administrators see them: every one, or those of `names` (AttributesToGet). */
export function describeAttributes(user: User, names?: readonly string[]): { Name: string; Value: string }[] {
  const all = listAttributes(user, user.attributes);
  return names ? all.filter(({ Name }) => names.includes(Name)) : all;
}

/** When the user came, when he last changed, and whether he may sign in. */
export const describeStanding = (user: User) => ({
  UserCreateDate: toSeconds(user.createdAt),
  UserLastModifiedDate: toSeconds(user.updatedAt),
  Enabled: user.enabled,
  UserStatus: user.status,
});

/** AWS `UserType`. */
export const describeUser = (user: User, names?: readonly string[]) => ({
  Username: user.username,
  Attributes: describeAttributes(user, names),
  ...describeStanding(user),
  ...describeMfaOptions(user),
});
