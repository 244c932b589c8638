import { decodeJwt } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { callOperation } from "../../test/call-operation.ts";
import type { Control } from "../index.ts";

const hour = 3_600_000;

describe("The controls of an emulator", () => {
  let place: AccountPool;
  let control: Control;
  beforeEach(async () => {
    place = await openAccountPool();
    ({ control } = place.emulator);
  });
  afterEach(() => place.close());

  const wire = (operation: string, body: object = {}) => callOperation(place.endpoint, operation, body);
  const getUser = async (AccessToken: string) => (await wire("GetUser", { AccessToken })).body;

  it("move the clock: a token expires without waiting, and lives again when the time is real again", async () => {
    const { AccessToken } = await place.arrive();
    control.clock.advance(hour);
    expect(await getUser(AccessToken)).toMatchObject({ message: "Access Token has expired" });
    control.clock.backToReal();
    expect(await getUser(AccessToken)).toHaveProperty("Username");
  });

  it("set the clock, which goes on from there with the real one", () => {
    control.clock.set(Date.UTC(2030, 0, 1));
    place.now += 5_000;
    expect(control.clock.now()).toBe(Date.UTC(2030, 0, 1) + 5_000);
    for (const now of [Date.UTC(1999, 0), Date.UTC(2100, 0), Number.NaN]) {
      expect(() => control.clock.set(now)).toThrow("2000");
    }
  });

  it("throttle one operation as often as asked, and no other", async () => {
    control.injectFault({ kind: "throttle", operation: "GetUser", times: 2 });
    const { AccessToken } = await place.arrive();
    for (const _ of [1, 2]) {
      expect(await getUser(AccessToken)).toMatchObject({ __type: "TooManyRequestsException" });
    }
    expect(await getUser(AccessToken)).toHaveProperty("Username");
    expect(control.faults()).toEqual([]);
  });

  it("make every call fail with a 500 until told otherwise, before it has done anything", async () => {
    control.injectFault({ kind: "error", operation: null, times: null });
    const SignUp = { ClientId: place.pool.clientId, Username: "yui", Password: "Passw0rd!x" };
    for (const _ of [1, 2, 3]) expect((await wire("SignUp", SignUp)).status).toBe(500);
    control.clearFaults();
    expect((await wire("SignUp", SignUp)).status).toBe(200);
  });

  it("hold a call until it is let go, while others pass", async () => {
    control.injectFault({ kind: "hang", operation: "GetUser", times: 1 });
    const { AccessToken } = await place.arrive();
    const held = wire("GetUser", { AccessToken });
    await expect.poll(() => control.heldCalls()).toBe(1);
    expect(await getUser(AccessToken)).toHaveProperty("Username");
    control.clearFaults();
    expect((await held).status).toBe(500);
  });

  it("slow a call down by at least as long as asked", async () => {
    control.injectFault({ kind: "latency", operation: "GetUser", times: 1, milliseconds: 80 });
    const { AccessToken } = await place.arrive();
    const start = performance.now();
    expect(await getUser(AccessToken)).toHaveProperty("Username");
    // A timer may fire up to a millisecond early (libuv counts whole ones).
    expect(performance.now() - start).toBeGreaterThanOrEqual(78);
  });

  it("let an emulator close while calls are held", async () => {
    control.injectFault({ kind: "hang", operation: null, times: null });
    const held = wire("GetUser");
    await expect.poll(() => control.heldCalls()).toBe(1);
    await place.close();
    expect((await held).status).toBe(500);
  });

  it("bend the next token and the next only: claims laid over, and left out", async () => {
    const user = await place.pool.addUser();
    const bend = { use: "access", claims: { client_id: "another", exp: null }, times: 1 } as const;
    control.bendNextToken(place.pool.userPoolId, bend);
    const bent = await place.pool.signIn(user);
    expect(decodeJwt(bent.accessToken)).toMatchObject({ client_id: "another", sub: user.sub });
    expect(decodeJwt(bent.accessToken)).not.toHaveProperty("exp");
    expect(decodeJwt(bent.idToken)).toMatchObject({ aud: place.pool.clientId });
    const next = await place.pool.signIn(user);
    expect(decodeJwt(next.accessToken)).toMatchObject({ client_id: place.pool.clientId });
  });

  it("forgive wrong passwords: one user's by any of his names, or everybody's", async () => {
    const { userPoolId } = place.pool;
    const [one, other] = [await place.pool.addUser(), await place.pool.addUser()];
    for (const { username } of [one, other]) {
      for (const _ of [1, 2, 3, 4, 5]) {
        await expect(place.pool.signIn({ username, password: "wrong" })).rejects.toThrow("Incorrect");
      }
      await expect(place.pool.signIn({ username, password: "wrong" })).rejects.toThrow("attempts exceeded");
    }
    control.clearLockout(userPoolId, `${one.username}@example.com`);
    await expect(place.pool.signIn(one)).resolves.toBeDefined();
    await expect(place.pool.signIn(other)).rejects.toThrow("attempts exceeded");
    control.clearLockout(userPoolId);
    await expect(place.pool.signIn(other)).resolves.toBeDefined();
  });

  it("take everything back to a snapshot, as often as wanted", async () => {
    const user = await place.arrive();
    const snapshot = control.snapshot();
    for (const name of ["first", "second"]) {
      await place.administer("AdminDeleteUser", { Username: user.username });
      await place.signUp(name);
      await control.restore(snapshot);
      expect(await getUser(user.AccessToken)).toMatchObject({ Username: user.username });
      expect(await place.administer("AdminGetUser", { Username: name })).toHaveProperty("__type");
    }
    await expect(control.restore("none")).rejects.toThrow("no snapshot");
  });

  it("go back to the beginning: no pools, the real time, nothing that fails, nothing recorded", async () => {
    await place.signUp("yui");
    control.clock.advance(hour);
    control.injectFault({ kind: "error", operation: null, times: null });
    await control.reset();
    expect(control.clock.ahead).toBe(0);
    expect([control.faults(), control.calls(), control.outbox()]).toEqual([[], [], []]);
    expect(await place.administer("DescribeUserPool", {})).toMatchObject({
      __type: "ResourceNotFoundException",
    });
  });

  it("read the outbox by user, and the newest code", async () => {
    await place.signUp("yui");
    await place.signUp("haruto");
    expect(control.outbox("yui")).toMatchObject([{ user: "yui", code: control.lastCode("yui") }]);
    expect(control.outbox()).toHaveLength(2);
    expect(control.lastCode("nobody")).toBeUndefined();
  });
});
