import type { TestPool } from "../src/index.ts";
import { callOperation, signedFor } from "./call-operation.ts";

type Answer = Record<string, unknown>;

/** What a step may use: whom and what it is about was drawn, the rest was heard from the pool before. */
export interface Scene {
  readonly call: (operation: string, body: object) => Promise<Answer>;
  readonly administer: (operation: string, body: object) => Promise<Answer>;
  readonly pool: TestPool;
  readonly Username: string;
  readonly AccessToken: string;
  readonly DeviceKey: string;
  readonly group: string;
  /** A small number, for whatever else is to vary. */
  readonly drawn: number;
}

/** Both ways to speak to a pool. */
export const speakersTo = (url: string, { clientId, userPoolId, region }: TestPool) => ({
  call: async (operation: string, body: object) =>
    (await callOperation(url, operation, { ClientId: clientId, ...body })).body,
  administer: async (operation: string, body: object) =>
    (await callOperation(url, operation, { UserPoolId: userPoolId, ...body }, signedFor(region))).body,
});

const passwordOf = (username: string) => `Passw0rd!${username}`;

const attributes = (named: Record<string, string>) =>
  Object.entries(named).map(([Name, Value]) => ({ Name, Value }));
const codeFor = ({ pool, Username, drawn }: Scene) =>
  drawn === 0 ? "000000" : (pool.lastCode(Username) ?? "000000");
const bytes = (drawn: number) => Buffer.from(`some bytes ${drawn}`).toString("base64");

/** Ways to change a person, or to try, by the name of the operation. */
export const steps: Readonly<Record<string, (scene: Scene) => object>> = {
  SignUp: ({ Username }) => ({
    Username,
    Password: passwordOf(Username),
    UserAttributes: attributes({ email: `${Username}@example.com` }),
  }),
  ConfirmSignUp: (scene) => ({ Username: scene.Username, ConfirmationCode: codeFor(scene) }),
  ResendConfirmationCode: ({ Username }) => ({ Username }),
  ForgotPassword: ({ Username }) => ({ Username }),
  ConfirmForgotPassword: (scene) => ({
    Username: scene.Username,
    ConfirmationCode: codeFor(scene),
    Password: passwordOf(scene.Username),
  }),
  InitiateAuth: ({ Username: USERNAME }) => ({
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME, PASSWORD: passwordOf(USERNAME) },
  }),
  ConfirmDevice: ({ AccessToken, DeviceKey, drawn }) => ({
    AccessToken,
    DeviceKey,
    DeviceName: `device ${drawn}`,
    DeviceSecretVerifierConfig: { Salt: bytes(drawn), PasswordVerifier: bytes(drawn) },
  }),
  UpdateDeviceStatus: ({ AccessToken, DeviceKey, drawn }) => ({
    AccessToken,
    DeviceKey,
    DeviceRememberedStatus: drawn % 2 === 0 ? "remembered" : "not_remembered",
  }),
  ForgetDevice: ({ AccessToken, DeviceKey }) => ({ AccessToken, DeviceKey }),
  AssociateSoftwareToken: ({ AccessToken }) => ({ AccessToken }),
  StartWebAuthnRegistration: ({ AccessToken }) => ({ AccessToken }),
  ChangePassword: ({ AccessToken, Username }) => ({
    AccessToken,
    PreviousPassword: passwordOf(Username),
    ProposedPassword: passwordOf(Username),
  }),
  UpdateUserAttributes: ({ AccessToken, Username, drawn }) => ({
    AccessToken,
    UserAttributes: attributes({ email: `${Username}.${drawn % 2}@example.com`, name: `name ${drawn}` }),
  }),
  VerifyUserAttribute: (scene) => ({
    AccessToken: scene.AccessToken,
    AttributeName: "email",
    Code: codeFor(scene),
  }),
  GlobalSignOut: ({ AccessToken }) => ({ AccessToken }),
  DeleteUser: ({ AccessToken }) => ({ AccessToken }),
  AdminCreateUser: ({ Username }) => ({
    Username,
    UserAttributes: attributes({ email: `${Username}@example.com`, email_verified: "true" }),
    ForceAliasCreation: true,
  }),
  AdminSetUserPassword: ({ Username }) => ({ Username, Password: passwordOf(Username), Permanent: true }),
  AdminConfirmSignUp: ({ Username }) => ({ Username }),
  AdminUpdateUserAttributes: ({ Username, drawn }) => ({
    Username,
    UserAttributes: attributes({ "custom:role": `role ${drawn}` }),
  }),
  AdminDeleteUserAttributes: ({ Username }) => ({ Username, UserAttributeNames: ["custom:role"] }),
  AdminAddUserToGroup: ({ Username, group }) => ({ Username, GroupName: group }),
  AdminRemoveUserFromGroup: ({ Username, group }) => ({ Username, GroupName: group }),
  AdminDisableUser: ({ Username }) => ({ Username }),
  AdminEnableUser: ({ Username }) => ({ Username }),
  AdminResetUserPassword: ({ Username }) => ({ Username }),
  AdminUserGlobalSignOut: ({ Username }) => ({ Username }),
  AdminDeleteUser: ({ Username }) => ({ Username }),
  CreateGroup: ({ group }) => ({ GroupName: group }),
  DeleteGroup: ({ group }) => ({ GroupName: group }),
};
