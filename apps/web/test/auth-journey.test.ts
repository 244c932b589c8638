import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { signOut } from "aws-amplify/auth";
import { describe, expect, it, vi } from "vitest";
import { currentAccessToken, refreshAccessToken } from "../src/auth/access-token.ts";
import { describeAuthError } from "../src/auth/auth-error-text.ts";
import { confirmSignUp } from "../src/auth/confirm-sign-up.ts";
import { forgotPassword } from "../src/auth/forgot-password.ts";
import { chooseNewPassword } from "../src/auth/new-password.ts";
import { readAuth } from "../src/auth/read-auth.ts";
import { resendCode } from "../src/auth/resend-code.ts";
import { resetPassword } from "../src/auth/reset-password.ts";
import { signIn } from "../src/auth/sign-in.ts";
import { signOutEverywhere } from "../src/auth/sign-out.ts";
import { signUp } from "../src/auth/sign-up.ts";
import { amplifyAtLocalPool } from "./amplify-at-local-pool.ts";

const local = amplifyAtLocalPool();

/** How a step ended that should have failed. */
const problemOf = (work: Promise<unknown>, step: Parameters<typeof describeAuthError>[1]) =>
  work.then(
    () => "nothing went wrong",
    (error: unknown) => describeAuthError(error, step),
  );

const codeFor = (username: string) => local.pool.lastCode(username) ?? "no code was sent";

/** Counts the calls of one operation while they go their way. */
function countCalls(operation: string): () => number {
  const spy = vi.spyOn(globalThis, "fetch");
  return () =>
    spy.mock.calls.filter(([, init]) =>
      new Headers(init?.headers).get("x-amz-target")?.endsWith(`.${operation}`),
    ).length;
}

const takeTheNetworkAway = () =>
  vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("fetch failed"));

describe("somebody new", () => {
  const newAccount = () => {
    const username = `hanako-${crypto.randomUUID()}`;
    return { username, email: `${username}@example.com`, password: "Passw0rd-one" };
  };

  it("signs up, confirms, and is signed in without typing the password again", async () => {
    const account = newAccount();
    const { username } = account;
    expect(await signUp(account)).toEqual({ kind: "confirm", destination: "h***@e***" });
    expect(await confirmSignUp({ username, code: codeFor(username) })).toBe(true);
    expect(await readAuth()).toEqual({ kind: "signed-in", username });
  });

  it("who left before confirming is sent to the code, and may ask for another", async () => {
    const account = newAccount();
    const { username } = account;
    await signUp(account);
    expect(await signIn(account)).toEqual({ kind: "confirm" });
    expect(await resendCode(username)).toBe("h***@e***");
    expect(await problemOf(confirmSignUp({ username, code: "not-it" }), "confirm")).toBe("wrongCode");
  });

  it("hears that a username is taken", async () => {
    const { username } = await local.pool.addUser();
    expect(await problemOf(signUp({ ...newAccount(), username }), "sign-up")).toBe("usernameTaken");
  });
});

describe("somebody with an account", () => {
  it("signs in with the username or the e-mail address, over SRP", async () => {
    const { username, password } = await local.pool.addUser();
    expect(await signIn({ username, password })).toEqual({ kind: "done" });
    await signOut();
    expect(await signIn({ username: `${username}@example.com`, password })).toEqual({ kind: "done" });
    expect(await readAuth()).toEqual({ kind: "signed-in", username });
  });

  it("hears the same for a wrong password and for a name nobody has", async () => {
    const { username } = await local.pool.addUser();
    expect(await problemOf(signIn({ username, password: "Wrong-0ne" }), "sign-in")).toBe("wrongCredentials");
    expect(await problemOf(signIn({ username: "nobody", password: "Wrong-0ne" }), "sign-in")).toBe(
      "wrongCredentials",
    );
    expect(await readAuth()).toEqual({ kind: "signed-out" });
  });

  it("who forgot the password sets a new one with a code", async () => {
    const { username, password } = await local.pool.addUser();
    await forgotPassword(username);
    await resetPassword({ username, code: codeFor(username), newPassword: "Passw0rd-two" });
    expect(await problemOf(signIn({ username, password }), "sign-in")).toBe("wrongCredentials");
    expect(await signIn({ username, password: "Passw0rd-two" })).toEqual({ kind: "done" });
  });
});

describe("somebody invited", () => {
  it("chooses a password at the first sign-in", async () => {
    const { username, password } = await local.pool.addUser({ temporary: true });
    expect(await signIn({ username, password })).toEqual({ kind: "new-password" });
    expect(await problemOf(chooseNewPassword("short"), "new-password")).toBe("passwordRefused");
    expect(await chooseNewPassword("Passw0rd-own")).toEqual({ kind: "done" });
    expect(await readAuth()).toEqual({ kind: "signed-in", username });
  });

  it("who comes to that page without a sign-in under way is told to start again", async () => {
    expect(await problemOf(chooseNewPassword("Passw0rd-own"), "new-password")).toBe("startAgain");
  });
});

describe("the access token", () => {
  const signedIn = async () => {
    const user = await local.pool.addUser();
    await signIn(user);
    return user;
  };

  it("is none before a sign-in", async () => {
    expect(await currentAccessToken()).toEqual({ kind: "signed-out" });
  });

  it("is renewed once for all who ask at the same time", async () => {
    await signedIn();
    const before = await currentAccessToken();
    const refreshes = countCalls("GetTokensFromRefreshToken");
    const all = await Promise.all(Array.from({ length: 50 }, refreshAccessToken));
    expect(refreshes()).toBe(1);
    expect(new Set(all.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(all[0]).toMatchObject({ kind: "token" });
    expect(all[0]).not.toEqual(before);
  });

  it("is unavailable while the user pool cannot be reached, and nobody is signed out by that", async () => {
    await signedIn();
    takeTheNetworkAway();
    expect(await refreshAccessToken()).toEqual({ kind: "unavailable" });
    vi.restoreAllMocks();
    expect(await refreshAccessToken()).toMatchObject({ kind: "token" });
  });

  it("is gone once the user pool has ended the session", async () => {
    const user = await signedIn();
    const elsewhere = await local.pool.signIn(user);
    await cognito("GlobalSignOut", { AccessToken: elsewhere.accessToken });
    expect(await refreshAccessToken()).toEqual({ kind: "signed-out" });
    expect(await readAuth()).toEqual({ kind: "signed-out" });
  });
});

describe("signing out everywhere", () => {
  it("is left to the API, which takes the access tokens back as well", async () => {
    const asked: (string | undefined)[] = [];
    const api = createServer((request, response) => {
      asked.push(request.method, request.url, request.headers.authorization);
      response.end("{}");
    });
    api.listen(0, "127.0.0.1");
    await once(api, "listening");
    const { port } = api.address() as AddressInfo; // as: it listens on a port, not on a path
    await signIn(await local.pool.addUser());
    const held = await currentAccessToken();
    const askedOfPool = countCalls("GlobalSignOut");
    await signOutEverywhere({ ...local.config, apiUrl: `http://127.0.0.1:${port}/` });
    expect(asked).toEqual([
      "POST",
      "/trpc/auth.signOutEverywhere",
      `Bearer ${held.kind === "token" && held.token}`,
    ]);
    expect(askedOfPool()).toBe(0);
    expect(await readAuth()).toEqual({ kind: "signed-out" });
    api.close();
  });

  it("ends the sessions of other devices too, also while the API cannot be reached", async () => {
    const user = await local.pool.addUser();
    const { refreshToken } = await local.pool.signIn(user);
    await signIn(user);
    await signOutEverywhere(local.config);
    expect(await readAuth()).toEqual({ kind: "signed-out" });
    const refreshed = await cognito("GetTokensFromRefreshToken", {
      ClientId: local.pool.clientId,
      RefreshToken: refreshToken,
    });
    expect(refreshed.status).toBe(400);
  });

  it("says so when the user pool did not confirm it, and keeps the session", async () => {
    const user = await local.pool.addUser();
    await signIn(user);
    takeTheNetworkAway();
    await expect(signOutEverywhere(local.config)).rejects.toThrow(TypeError);
    vi.restoreAllMocks();
    expect(await readAuth()).toEqual({ kind: "signed-in", username: user.username });
  });
});

const cognito = (operation: string, body: object) =>
  fetch(`${local.pool.endpoint}/`, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(body),
  });
