import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { currentAccessToken, refreshAccessToken } from "../src/auth/access-token.ts";
import { readAuth } from "../src/auth/read-auth.ts";
import { signIn } from "../src/auth/sign-in.ts";
import { signOutHere } from "../src/auth/sign-out.ts";
import type { RuntimeConfig } from "../src/env.ts";
import { amplifyAtLocalPool } from "./amplify-at-local-pool.ts";
import { holdCalls } from "./hold-calls.ts";

const local = amplifyAtLocalPool();
let api: Server;
let config: RuntimeConfig;
/** What the API was asked, with which credential. */
let asked: string[];

beforeAll(async () => {
  // It never closes an idle connection: on a busy machine that would be just when it is used again.
  api = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(api, "listening");
  const { port } = api.address() as AddressInfo; // as: it listens on a port, not on a path
  config = { ...local.config, apiUrl: `http://127.0.0.1:${port}` };
});
afterAll(() => {
  api.closeAllConnections();
  api.close();
});
beforeEach(() => {
  asked = [];
});
afterEach(() => void vi.useRealTimers());

/** The page's clock goes on for hours: it takes the access token for expired, and the session for alive. */
const letTheTokenExpire = () => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3 * 3_600_000 });

const signedIn = async () => {
  const user = await local.pool.addUser();
  await signIn(user);
  const held = await currentAccessToken();
  return { ...user, token: held.kind === "token" ? held.token : "none" };
};

describe("signing out here, with an access token that has expired", () => {
  it("renews nothing for it, and tells the API with the token that is there", async () => {
    const { token } = await signedIn();
    letTheTokenExpire();
    const renewals = holdCalls("GetTokensFromRefreshToken");
    await signOutHere(config);
    await vi.waitFor(() => expect(asked).toEqual([`/trpc/auth.signOut Bearer ${token}`]), {
      timeout: 30_000,
    });
    expect(renewals.count()).toBe(0);
    expect(await readAuth()).toEqual({ kind: "signed-out" });
  });

  it("wins over a renewal that ends after it, however that ends", async () => {
    await signedIn();
    letTheTokenExpire();
    const renewals = holdCalls("GetTokensFromRefreshToken");
    const calls = [currentAccessToken(), refreshAccessToken()];
    await renewals.arrived();
    await signOutHere(config);
    // Whoever waited for a token is not kept waiting.
    expect(await Promise.all(calls)).toEqual([{ kind: "unavailable" }, { kind: "unavailable" }]);
    await renewals.letThrough();
    expect(await readAuth()).toEqual({ kind: "signed-out" });
    expect(await currentAccessToken()).toEqual({ kind: "signed-out" });
  });

  it("is kept waiting by no pool that hangs, and still has the session revoked", async () => {
    await signedIn();
    letTheTokenExpire();
    const revocations = holdCalls("RevokeToken");
    await signOutHere(config);
    expect(await readAuth()).toEqual({ kind: "signed-out" });
    await revocations.arrived();
    await revocations.letThrough();
    expect(revocations.count()).toBe(1);
    expect(revocations.count("GetTokensFromRefreshToken")).toBe(0);
  });

  it("leaves nothing that could reach the session of whoever signs in next", async () => {
    await signedIn();
    letTheTokenExpire();
    const renewals = holdCalls("GetTokensFromRefreshToken");
    const late = refreshAccessToken();
    await renewals.arrived();
    await signOutHere(config);
    await late;
    const next = await signedIn();
    await renewals.letThrough();
    expect(await readAuth()).toEqual({ kind: "signed-in", username: next.username });
    expect(await currentAccessToken()).toEqual({ kind: "token", token: next.token });
    expect(await refreshAccessToken()).toMatchObject({ kind: "token" });
    expect(await readAuth()).toEqual({ kind: "signed-in", username: next.username });
  });
});
