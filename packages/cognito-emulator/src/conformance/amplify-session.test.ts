import { fetchAuthSession, getCurrentUser, signIn, signOut } from "aws-amplify/auth";
import { beforeEach, describe, expect, it } from "vitest";
import { heldTokens, pointAmplifyAt } from "./amplify-client.ts";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, openPool } from "./local-pool.ts";

const revoked = { name: "NotAuthorizedException", message: "Access Token has been revoked" };

describe("Amplify keeps a session", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  let username: string;
  beforeEach(async () => {
    pool = await openPool(emulator);
    await pointAmplifyAt(pool);
    const user = await pool.addUser();
    username = user.username;
    await signIn(user);
  });

  const userBehind = (AccessToken: string) => pool.sdk.getUser({ AccessToken });

  it("renews on demand: new tokens of the same sign-in, and the server takes them", async () => {
    const before = await fetchAuthSession();
    const after = await fetchAuthSession({ forceRefresh: true });
    expect(after.tokens?.accessToken.payload.jti).not.toBe(before.tokens?.accessToken.payload.jti);
    for (const claim of ["origin_jti", "auth_time", "sub"]) {
      expect(after.tokens?.accessToken.payload[claim]).toBe(before.tokens?.accessToken.payload[claim]);
    }
    await expect(userBehind((await heldTokens()).access)).resolves.toMatchObject({ Username: username });
  });

  it("ends on sign-out: the server revokes this sign-in's tokens", async () => {
    const { access } = await heldTokens();
    await signOut();
    await expect(userBehind(access)).rejects.toMatchObject(revoked);
    await expect(getCurrentUser()).rejects.toMatchObject({ name: "UserUnAuthenticatedException" });
  });

  it("ends one sign-in only, unless everywhere is asked for", async () => {
    const elsewhere = await pool.sdk.initiateAuth({
      ClientId: pool.clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD: "Passw0rd!x" },
    });
    const other = elsewhere.AuthenticationResult?.AccessToken ?? "";
    await signOut();
    await expect(userBehind(other)).resolves.toMatchObject({ Username: username });
  });

  it("ends every sign-in on global sign-out", async () => {
    const elsewhere = await pool.sdk.initiateAuth({
      ClientId: pool.clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD: "Passw0rd!x" },
    });
    const { access } = await heldTokens();
    await signOut({ global: true });
    await expect(userBehind(access)).rejects.toMatchObject(revoked);
    const { AccessToken, RefreshToken } = elsewhere.AuthenticationResult ?? {};
    await expect(userBehind(AccessToken ?? "")).rejects.toMatchObject(revoked);
    await expect(
      pool.sdk.getTokensFromRefreshToken({ ClientId: pool.clientId, RefreshToken }),
    ).rejects.toMatchObject({ name: "NotAuthorizedException", message: "Refresh Token has been revoked" });
  });

  it.each([
    ["disabled", "adminDisableUser"],
    ["signed out everywhere", "adminUserGlobalSignOut"],
  ] as const)(
    "is signed out at the next renewal once an administrator has the person %s",
    async (_, verb) => {
      const { access } = await heldTokens();
      await pool.sdk[verb]({ UserPoolId: pool.userPoolId, Username: username });
      await expect(userBehind(access)).rejects.toMatchObject({ name: "NotAuthorizedException" });
      expect((await fetchAuthSession({ forceRefresh: true })).tokens).toBeUndefined();
    },
  );
});
