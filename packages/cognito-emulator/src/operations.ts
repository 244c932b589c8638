import type { Operation } from "./operation.ts";
import { addCustomAttributes } from "./operations/add-custom-attributes.ts";
import { adminAddUserToGroup } from "./operations/admin-add-user-to-group.ts";
import { adminConfirmSignUp } from "./operations/admin-confirm-sign-up.ts";
import { adminCreateUser } from "./operations/admin-create-user.ts";
import { adminDeleteUser } from "./operations/admin-delete-user.ts";
import { adminDeleteUserAttributes } from "./operations/admin-delete-user-attributes.ts";
import { adminDisableProviderForUser } from "./operations/admin-disable-provider-for-user.ts";
import { adminDisableUser } from "./operations/admin-disable-user.ts";
import { adminEnableUser } from "./operations/admin-enable-user.ts";
import { adminForgetDevice } from "./operations/admin-forget-device.ts";
import { adminGetDevice } from "./operations/admin-get-device.ts";
import { adminGetUser } from "./operations/admin-get-user.ts";
import { adminLinkProviderForUser } from "./operations/admin-link-provider-for-user.ts";
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
import { createIdentityProvider } from "./operations/create-identity-provider.ts";
import { createResourceServer } from "./operations/create-resource-server.ts";
import { createUserPool } from "./operations/create-user-pool.ts";
import { createUserPoolClient } from "./operations/create-user-pool-client.ts";
import { createUserPoolDomain } from "./operations/create-user-pool-domain.ts";
import { deleteGroup } from "./operations/delete-group.ts";
import { deleteIdentityProvider } from "./operations/delete-identity-provider.ts";
import { deleteResourceServer } from "./operations/delete-resource-server.ts";
import { deleteUserPool } from "./operations/delete-user-pool.ts";
import { deleteUserPoolClient } from "./operations/delete-user-pool-client.ts";
import { deleteUserPoolDomain } from "./operations/delete-user-pool-domain.ts";
import { describeIdentityProvider } from "./operations/describe-identity-provider.ts";
import { describeResourceServer } from "./operations/describe-resource-server.ts";
import { describeUserPool } from "./operations/describe-user-pool.ts";
import { describeUserPoolClient } from "./operations/describe-user-pool-client.ts";
import { describeUserPoolDomain } from "./operations/describe-user-pool-domain.ts";
import { getGroup } from "./operations/get-group.ts";
import { getIdentityProviderByIdentifier } from "./operations/get-identity-provider-by-identifier.ts";
import { getUserPoolMfaConfig } from "./operations/get-user-pool-mfa-config.ts";
import { listGroups } from "./operations/list-groups.ts";
import { listIdentityProviders } from "./operations/list-identity-providers.ts";
import { listResourceServers } from "./operations/list-resource-servers.ts";
import { listTagsForResource } from "./operations/list-tags-for-resource.ts";
import { listUserPoolClients } from "./operations/list-user-pool-clients.ts";
import { listUserPools } from "./operations/list-user-pools.ts";
import { listUsers } from "./operations/list-users.ts";
import { listUsersInGroup } from "./operations/list-users-in-group.ts";
import { setUserPoolMfaConfig } from "./operations/set-user-pool-mfa-config.ts";
import { tagResource } from "./operations/tag-resource.ts";
import { untagResource } from "./operations/untag-resource.ts";
import { updateGroup } from "./operations/update-group.ts";
import { updateIdentityProvider } from "./operations/update-identity-provider.ts";
import { updateResourceServer } from "./operations/update-resource-server.ts";
import { updateUserPool } from "./operations/update-user-pool.ts";
import { updateUserPoolClient } from "./operations/update-user-pool-client.ts";
import { updateUserPoolDomain } from "./operations/update-user-pool-domain.ts";
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
    AdminDisableProviderForUser: adminDisableProviderForUser,
    AdminDisableUser: adminDisableUser,
    AdminEnableUser: adminEnableUser,
    AdminForgetDevice: adminForgetDevice,
    AdminGetDevice: adminGetDevice,
    AdminGetUser: adminGetUser,
    AdminListDevices: adminListDevices,
    AdminLinkProviderForUser: adminLinkProviderForUser,
    AdminListGroupsForUser: adminListGroupsForUser,
    AdminRemoveUserFromGroup: adminRemoveUserFromGroup,
    AdminResetUserPassword: adminResetUserPassword,
    AdminSetUserMFAPreference: adminSetUserMfaPreference,
    AdminSetUserPassword: adminSetUserPassword,
    AdminUpdateDeviceStatus: adminUpdateDeviceStatus,
    AdminUpdateUserAttributes: adminUpdateUserAttributes,
    AdminUserGlobalSignOut: adminUserGlobalSignOut,
    CreateGroup: createGroup,
    CreateIdentityProvider: createIdentityProvider,
    CreateResourceServer: createResourceServer,
    CreateUserPool: createUserPool,
    CreateUserPoolClient: createUserPoolClient,
    CreateUserPoolDomain: createUserPoolDomain,
    DeleteGroup: deleteGroup,
    DeleteIdentityProvider: deleteIdentityProvider,
    DeleteResourceServer: deleteResourceServer,
    DeleteUserPool: deleteUserPool,
    DeleteUserPoolClient: deleteUserPoolClient,
    DeleteUserPoolDomain: deleteUserPoolDomain,
    DescribeIdentityProvider: describeIdentityProvider,
    DescribeResourceServer: describeResourceServer,
    DescribeUserPool: describeUserPool,
    DescribeUserPoolClient: describeUserPoolClient,
    DescribeUserPoolDomain: describeUserPoolDomain,
    GetGroup: getGroup,
    GetIdentityProviderByIdentifier: getIdentityProviderByIdentifier,
    GetUserPoolMfaConfig: getUserPoolMfaConfig,
    ListGroups: listGroups,
    ListIdentityProviders: listIdentityProviders,
    ListResourceServers: listResourceServers,
    ListTagsForResource: listTagsForResource,
    ListUserPoolClients: listUserPoolClients,
    ListUserPools: listUserPools,
    ListUsers: listUsers,
    ListUsersInGroup: listUsersInGroup,
    SetUserPoolMfaConfig: setUserPoolMfaConfig,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdateGroup: updateGroup,
    UpdateIdentityProvider: updateIdentityProvider,
    UpdateResourceServer: updateResourceServer,
    UpdateUserPool: updateUserPool,
    UpdateUserPoolClient: updateUserPoolClient,
    UpdateUserPoolDomain: updateUserPoolDomain,
  }),
);
