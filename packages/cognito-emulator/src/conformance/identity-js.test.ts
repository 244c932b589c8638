import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  type CognitoUserSession,
} from "amazon-cognito-identity-js";
import { beforeEach, describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, openPool, PASSWORD, present } from "./local-pool.ts";

type SignedIn = { kind: "signed-in"; session: CognitoUserSession };
type Asked = { kind: "new-password"; attributes: Record<string, string>; required: string[] };

describe("amazon-cognito-identity-js works unchanged", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  beforeEach(async () => {
    pool = await openPool(emulator);
  });

  const client = (Username: string) =>
    new CognitoUser({
      Username,
      Pool: new CognitoUserPool({
        UserPoolId: pool.userPoolId,
        ClientId: pool.clientId,
        endpoint: pool.endpoint,
      }),
    });
  const authenticate = (user: CognitoUser, Password: string) =>
    new Promise<SignedIn | Asked>((resolve, reject) => {
      user.authenticateUser(new AuthenticationDetails({ Username: user.getUsername(), Password }), {
        onSuccess: (session) => resolve({ kind: "signed-in", session }),
        onFailure: reject,
        newPasswordRequired: (attributes, required) =>
          resolve({ kind: "new-password", attributes, required }),
      });
    });
  const signIn = async (user: CognitoUser, password: string) => {
    const answer = await authenticate(user, password);
    if (answer.kind !== "signed-in") throw new Error(`Expected tokens, was asked for ${answer.kind}`);
    return answer.session;
  };
  /** Turns the library's (error, result) callbacks into a promise. */
  const called = <T>(call: (done: (error?: Error | null, result?: T) => void) => void) =>
    new Promise<T | undefined>((resolve, reject) => {
      call((error, result) => (error ? reject(error) : resolve(result)));
    });

  it("signs in over SRP", async () => {
    const { username, password, sub } = await pool.addUser();
    const session = await signIn(client(username), password);
    expect(session.isValid()).toBe(true);
    expect(session.getIdToken().payload).toMatchObject({ sub, "cognito:username": username });
  });

  it("reports a wrong password by code and message", async () => {
    const { username } = await pool.addUser();
    await expect(authenticate(client(username), "Wr0ng!pass")).rejects.toMatchObject({
      code: "NotAuthorizedException",
      message: "Incorrect username or password.",
    });
  });

  it("walks an invited person through NEW_PASSWORD_REQUIRED", async () => {
    await pool.sdk.adminCreateUser({
      UserPoolId: pool.userPoolId,
      Username: "invited",
      TemporaryPassword: "Temp0rary!",
      MessageAction: "SUPPRESS",
      UserAttributes: [{ Name: "email", Value: "invited@example.com" }],
    });
    const user = client("invited");
    const asked = await authenticate(user, "Temp0rary!");
    expect(asked).toMatchObject({
      kind: "new-password",
      attributes: { email: "invited@example.com" },
      required: [],
    });
    const session = await new Promise<CognitoUserSession>((onSuccess, onFailure) => {
      user.completeNewPasswordChallenge(PASSWORD, {}, { onSuccess, onFailure });
    });
    expect(session.isValid()).toBe(true);
  });

  it("renews with its refresh token over InitiateAuth", async () => {
    const { username, password } = await pool.addUser();
    const user = client(username);
    const before = await signIn(user, password);
    const after = present(
      await called<CognitoUserSession>((done) => user.refreshSession(before.getRefreshToken(), done)),
    );
    expect(after.getAccessToken().getJwtToken()).not.toBe(before.getAccessToken().getJwtToken());
    expect(after.getRefreshToken().getToken()).toBe(before.getRefreshToken().getToken());
  });

  it("reads and writes attributes, but never the role", async () => {
    const { username, password, email } = await pool.addUser();
    const user = client(username);
    await signIn(user, password);
    const write = (Name: string, Value: string) =>
      called((done) => user.updateAttributes([new CognitoUserAttribute({ Name, Value })], done));
    await write("name", "Sekimori");
    const read = await called<CognitoUserAttribute[]>((done) => user.getUserAttributes(done));
    const attributes = Object.fromEntries((read ?? []).map(({ Name, Value }) => [Name, Value]));
    expect(attributes).toMatchObject({ name: "Sekimori", email });
    await expect(write("custom:role", "admin")).rejects.toMatchObject({ code: "NotAuthorizedException" });
  });

  it("signs out everywhere, which the server remembers", async () => {
    const { username, password } = await pool.addUser();
    const user = client(username);
    const session = await signIn(user, password);
    await new Promise((onSuccess, onFailure) => {
      user.globalSignOut({ onSuccess, onFailure });
    });
    await expect(
      pool.sdk.getUser({ AccessToken: session.getAccessToken().getJwtToken() }),
    ).rejects.toMatchObject({ message: "Access Token has been revoked" });
  });
});
