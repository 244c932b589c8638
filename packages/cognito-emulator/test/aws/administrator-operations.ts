import { type DescribedOperation, described } from "./described-operation.ts";
import * as m from "./members.ts";
import { attributes, group, secondFactors, standing, user } from "./user-shapes.ts";

const page = { NextToken: m.pageToken.optional() };
const noUser = "UserNotFound";
const oneGroup = m.whole({ Group: group });

/** What administrators do with people and groups. */
export const administratorOperations: Readonly<Record<string, DescribedOperation>> = {
  AdminCreateUser: described(
    m.whole({ User: user }),
    "UserNotFound UsernameExists InvalidPassword CodeDeliveryFailure PreconditionNotMet UnsupportedUserState",
  ),
  AdminGetUser: described(
    m.whole({ Username: m.username, UserAttributes: attributes, ...standing, ...secondFactors }),
    noUser,
  ),
  AdminUpdateUserAttributes: described(m.nothing, "AliasExists UserNotFound"),
  AdminDeleteUserAttributes: described(m.nothing, noUser),
  AdminDeleteUser: described(m.nothing, noUser),
  AdminSetUserPassword: described(m.nothing, "UserNotFound InvalidPassword PasswordHistoryPolicyViolation"),
  AdminResetUserPassword: described(m.nothing, "LimitExceeded UserNotFound"),
  AdminDisableUser: described(m.nothing, noUser),
  AdminEnableUser: described(m.nothing, noUser),
  AdminConfirmSignUp: described(m.nothing, "TooManyFailedAttempts LimitExceeded UserNotFound"),
  AdminUserGlobalSignOut: described(m.nothing, noUser),
  AdminLinkProviderForUser: described(m.nothing, "UserNotFound AliasExists LimitExceeded"),
  AdminDisableProviderForUser: described(m.nothing, "UserNotFound AliasExists"),
  AdminAddUserToGroup: described(m.nothing, noUser),
  AdminRemoveUserFromGroup: described(m.nothing, noUser),
  AdminListGroupsForUser: described(m.whole({ Groups: m.list(group), ...page }), noUser),
  ListUsers: described(m.whole({ Users: m.list(user), PaginationToken: m.pageToken.optional() })),
  ListUsersInGroup: described(m.whole({ Users: m.list(user), ...page })),
  CreateGroup: described(oneGroup, "GroupExists LimitExceeded"),
  GetGroup: described(oneGroup),
  UpdateGroup: described(oneGroup),
  DeleteGroup: described(m.nothing),
  ListGroups: described(m.whole({ Groups: m.list(group), ...page })),
};
