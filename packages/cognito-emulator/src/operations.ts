import type { Operation } from "./operation.ts";
import { addCustomAttributes } from "./operations/add-custom-attributes.ts";
import { adminAddUserToGroup } from "./operations/admin-add-user-to-group.ts";
import { adminConfirmSignUp } from "./operations/admin-confirm-sign-up.ts";
import { adminCreateUser } from "./operations/admin-create-user.ts";
import { adminDeleteUser } from "./operations/admin-delete-user.ts";
import { adminDeleteUserAttributes } from "./operations/admin-delete-user-attributes.ts";
import { adminDisableUser } from "./operations/admin-disable-user.ts";
import { adminEnableUser } from "./operations/admin-enable-user.ts";
import { adminForgetDevice } from "./operations/admin-forget-device.ts";
import { adminGetDevice } from "./operations/admin-get-device.ts";
import { adminGetUser } from "./operations/admin-get-user.ts";
import { adminListDevices } from "./operations/admin-list-devices.ts";
import { adminListGroupsForUser } from "./operations/admin-list-groups-for-user.ts";
import { adminRemoveUserFromGroup } from "./operations/admin-remove-user-from-group.ts";
import { adminResetUserPassword } from "./operations/admin-reset-user-password.ts";
import { adminSetUserMfaPreference } from "./operations/admin-set-user-mfa-preference.ts";
import { adminSetUserPassword } from "./operations/admin-set-user-password.ts";
import { adminUpdateDeviceStatus } from "./operations/admin-update-device-status.ts";
import { adminUpdateUserAttributes } from "./operations/admin-update-user-attributes.ts";
import { adminUserGlobalSignOut } from "./operations/admin-user-global-sign-out.ts";
import { createGroup } from "./operations/create-group.ts";
import { createUserPool } from "./operations/create-user-pool.ts";
import { createUserPoolClient } from "./operations/create-user-pool-client.ts";
import { deleteGroup } from "./operations/delete-group.ts";
import { deleteUserPool } from "./operations/delete-user-pool.ts";
import { deleteUserPoolClient } from "./operations/delete-user-pool-client.ts";
import { describeUserPool } from "./operations/describe-user-pool.ts";
import { describeUserPoolClient } from "./operations/describe-user-pool-client.ts";
import { getGroup } from "./operations/get-group.ts";
import { getUserPoolMfaConfig } from "./operations/get-user-pool-mfa-config.ts";
import { listGroups } from "./operations/list-groups.ts";
import { listUserPoolClients } from "./operations/list-user-pool-clients.ts";
import { listUserPools } from "./operations/list-user-pools.ts";
import { listUsers } from "./operations/list-users.ts";
import { listUsersInGroup } from "./operations/list-users-in-group.ts";
import { setUserPoolMfaConfig } from "./operations/set-user-pool-mfa-config.ts";
import { updateGroup } from "./operations/update-group.ts";
import { updateUserPool } from "./operations/update-user-pool.ts";
import { updateUserPoolClient } from "./operations/update-user-pool-client.ts";
import { userOperations } from "./user-operations.ts";

/** Every operation this emulator answers, by the name that stands in X-Amz-Target. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    ...userOperations,
    AddCustomAttributes: addCustomAttributes,
    AdminAddUserToGroup: adminAddUserToGroup,
    AdminConfirmSignUp: adminConfirmSignUp,
    AdminCreateUser: adminCreateUser,
    AdminDeleteUser: adminDeleteUser,
    AdminDeleteUserAttributes: adminDeleteUserAttributes,
    AdminDisableUser: adminDisableUser,
    AdminEnableUser: adminEnableUser,
    AdminForgetDevice: adminForgetDevice,
    AdminGetDevice: adminGetDevice,
    AdminGetUser: adminGetUser,
    AdminListDevices: adminListDevices,
    AdminListGroupsForUser: adminListGroupsForUser,
    AdminRemoveUserFromGroup: adminRemoveUserFromGroup,
    AdminResetUserPassword: adminResetUserPassword,
    AdminSetUserMFAPreference: adminSetUserMfaPreference,
    AdminSetUserPassword: adminSetUserPassword,
    AdminUpdateDeviceStatus: adminUpdateDeviceStatus,
    AdminUpdateUserAttributes: adminUpdateUserAttributes,
    AdminUserGlobalSignOut: adminUserGlobalSignOut,
    CreateGroup: createGroup,
    CreateUserPool: createUserPool,
    CreateUserPoolClient: createUserPoolClient,
    DeleteGroup: deleteGroup,
    DeleteUserPool: deleteUserPool,
    DeleteUserPoolClient: deleteUserPoolClient,
    DescribeUserPool: describeUserPool,
    DescribeUserPoolClient: describeUserPoolClient,
    GetGroup: getGroup,
    GetUserPoolMfaConfig: getUserPoolMfaConfig,
    ListGroups: listGroups,
    ListUserPoolClients: listUserPoolClients,
    ListUserPools: listUserPools,
    ListUsers: listUsers,
    ListUsersInGroup: listUsersInGroup,
    SetUserPoolMfaConfig: setUserPoolMfaConfig,
    UpdateGroup: updateGroup,
    UpdateUserPool: updateUserPool,
    UpdateUserPoolClient: updateUserPoolClient,
  }),
);
