import { signOut } from "aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "aws-amplify/auth/cognito";
import { beforeEach, expect, it, vi } from "vitest";
import { currentAccessToken, refreshAccessToken } from "../src/auth/access-token.ts";
import { readAuth } from "../src/auth/read-auth.ts";
import { signIn } from "../src/auth/sign-in.ts";
import { signInAgain } from "../src/auth/sign-in-again.ts";
import { amplifyAtLocalPool } from "./amplify-at-local-pool.ts";
import { holdCalls } from "./hold-calls.ts";

const local = amplifyAtLocalPool();

// Amplify says so for every endpoint that is not AWS's: here it is meant.
beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue());

const held = async () => {
  const tokens = await cognitoUserPoolsTokenProvider.authTokenStore.loadTokens();
  return { access: tokens?.accessToken.toString(), refresh: tokens?.refreshToken ?? "none" };
};

const signedIn = async () => {
  const user = await local.pool.addUser();
  await signIn(user);
  return user;
};

const tryRefresh = async (refreshToken: string) => {
  const answer = await fetch(`${local.pool.endpoint}/`, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "AWSCognitoIdentityProviderService.GetTokensFromRefreshToken",
    },
    body: JSON.stringify({ ClientId: local.pool.clientId, RefreshToken: refreshToken }),
  });
  return answer.status;
};

it("puts a new session in the place of the present one, which the pool then ends", async () => {
  const user = await signedIn();
  const before = await held();
  expect(await signInAgain(local.config, user)).toEqual({ kind: "done" });
  const after = await held();
  expect(after.access).not.toBe(before.access);
  expect(await currentAccessToken()).toEqual({ kind: "token", token: after.access });
  expect(await readAuth()).toEqual({ kind: "signed-in", username: user.username });
  await vi.waitFor(async () => expect(await tryRefresh(before.refresh)).toBe(400), { timeout: 30_000 });
  expect(await refreshAccessToken()).toMatchObject({ kind: "token" });
});

it("leaves everything as it was when the password is wrong", async () => {
  const user = await signedIn();
  const before = await held();
  await expect(signInAgain(local.config, { ...user, password: "Wrong-0ne" })).rejects.toMatchObject({
    name: "NotAuthorizedException",
  });
  expect(await held()).toEqual(before);
  expect(await refreshAccessToken()).toMatchObject({ kind: "token" });
});

it("leaves everything as it was when the pool asks for a step that is not offered", async () => {
  const user = await signedIn();
  const before = await held();
  const invited = await local.pool.addUser({ temporary: true });
  expect(await signInAgain(local.config, invited)).toEqual({ kind: "new-password" });
  expect(await held()).toEqual(before);
  expect(await readAuth()).toEqual({ kind: "signed-in", username: user.username });
});

it("comes too late after a sign-out, and for anybody else", async () => {
  const user = await signedIn();
  const other = await local.pool.addUser();
  const before = await held();
  await expect(signInAgain(local.config, other)).rejects.toMatchObject({ name: "SignInException" });
  expect(await held()).toEqual(before);
  await signOut();
  await expect(signInAgain(local.config, user)).rejects.toMatchObject({ name: "SignInException" });
  expect(await readAuth()).toEqual({ kind: "signed-out" });
});

it("is not undone by a renewal of the session before that ends after it", async () => {
  const user = await signedIn();
  const renewals = holdCalls("GetTokensFromRefreshToken");
  const late = refreshAccessToken();
  await renewals.arrived();
  await signInAgain(local.config, user);
  const after = await held();
  expect(await late).toEqual({ kind: "unavailable" });
  await renewals.letThrough();
  expect(await held()).toEqual(after);
});
