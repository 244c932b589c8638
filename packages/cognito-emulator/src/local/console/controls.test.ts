import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../../test/account-pool.ts";
import { callControl } from "../../../test/control-client.ts";

describe("The controls of the console", () => {
  let place: AccountPool;
  beforeAll(async () => {
    place = await openAccountPool();
  });
  afterAll(() => place.close());
  beforeEach(() => {
    place.emulator.control.clearFaults();
    place.emulator.control.clock.backToReal();
  });

  const open = async (path: string) => (await fetch(`${place.endpoint}${path}`)).text();
  /** Sends a form as a browser does from the console's own page, and says what came back. */
  const send = async (
    path: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = { origin: place.endpoint, "sec-fetch-site": "same-origin" },
  ) => {
    const response = await fetch(`${place.endpoint}/_local/${path}`, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers,
      redirect: "manual",
    });
    const location = response.headers.get("location");
    return { status: response.status, location, text: await response.text() };
  };
  const poolPath = () => `pools/${place.pool.userPoolId}`;
  const userPath = (sub: string) => `${poolPath()}/users/${sub}`;

  it("move the clock forward, set it, and put it back, and the next page says so", async () => {
    const { clock } = place.emulator.control;
    const moved = await send("controls/advance-clock?lang=en", { amount: "2", unit: "hours" });
    expect(moved).toMatchObject({ status: 303, location: "/_local/controls?done=clock-moved&lang=en" });
    expect(clock.ahead).toBe(7_200_000);
    const page = await open(moved.location ?? "");
    expect(page).toContain('role="status">The clock is moved.<');
    expect(page).toMatch(/<title>The clock is moved\. Controls/);
    expect((await send("controls/set-clock", { now: "2031-02-03T04:05:06" })).status).toBe(303);
    expect(clock.now()).toBe(new Date(2031, 1, 3, 4, 5, 6).getTime());
    await send("controls/real-clock");
    expect(clock.ahead).toBe(0);
  });

  it("set faults of every kind, list them, and clear them", async () => {
    const { control } = place.emulator;
    const fault = { kind: "throttle", operation: "GetUser", times: "2", milliseconds: "1000" };
    expect((await send("controls/set-fault", fault)).status).toBe(303);
    expect((await send("controls/set-fault", { ...fault, kind: "latency", times: "" })).status).toBe(303);
    await send("controls/set-fault", { ...fault, kind: "hang", operation: "" });
    await send("controls/set-fault", { ...fault, kind: "error" });
    expect(control.faults()).toEqual([
      { kind: "throttle", operation: "GetUser", times: 2 },
      { kind: "latency", operation: "GetUser", times: null, milliseconds: 1000 },
      { kind: "hang", operation: null, times: 2 },
      { kind: "error", operation: "GetUser", times: 2 },
    ]);
    expect(await open("/_local/controls?lang=en")).toMatch(/Throttled.*GetUser.*2 times more/s);
    await send("controls/clear-faults");
    expect(control.faults()).toEqual([]);
  });

  it("take a snapshot, list it, and go back to it when told twice", async () => {
    await send("controls/take-snapshot");
    const [snapshot] = place.emulator.control.snapshots();
    expect(snapshot?.at).toBe(place.now);
    const { body } = await callControl(place.endpoint, "snapshots");
    expect(body).toEqual({
      snapshots: [{ snapshot: snapshot?.id, at: new Date(place.now).toISOString() }],
    });
    await place.signUp("later");
    const fields = { snapshot: snapshot?.id ?? "" };
    expect((await send("controls/restore-snapshot", fields)).status).toBe(400);
    expect(await place.administer("AdminGetUser", { Username: "later" })).toHaveProperty("UserStatus");
    expect((await send("controls/restore-snapshot", { ...fields, sure: "yes" })).status).toBe(303);
    expect(await place.administer("AdminGetUser", { Username: "later" })).toHaveProperty("__type");
  });

  it("rotate a pool's keys, and make its key set fail and answer", async () => {
    const user = await place.pool.addUser();
    const kid = async () => decodeProtectedHeader((await place.pool.signIn(user)).accessToken).kid;
    const before = await kid();
    expect((await send(`${poolPath()}/rotate-keys`)).location).toBe(
      `/_local/${poolPath()}?done=keys-rotated`,
    );
    expect(await kid()).not.toBe(before);
    await send(`${poolPath()}/fail-keys`);
    expect((await fetch(place.pool.jwksUrl)).status).toBe(503);
    expect(await open("/_local?lang=en")).toContain("The public keys of 1 pool fail on purpose.");
    await send(`${poolPath()}/answer-keys`);
    expect((await fetch(place.pool.jwksUrl)).status).toBe(200);
  });

  it("bend the next token, say so on every page, and bend no more when told", async () => {
    const user = await place.pool.addUser();
    const bend = { use: "access", claims: '{"scope": null, "client_id": "another"}', times: "1" };
    await send(`${poolPath()}/bend-token`, bend);
    expect(await open("/_local?lang=en")).toContain("1 token will be issued wrong on purpose.");
    const bent = decodeJwt((await place.pool.signIn(user)).accessToken);
    expect(bent).toMatchObject({ client_id: "another" });
    expect(bent).not.toHaveProperty("scope");
    await send(`${poolPath()}/bend-token`, bend);
    await send(`${poolPath()}/unbend-tokens`);
    expect(decodeJwt((await place.pool.signIn(user)).accessToken)["client_id"]).toBe(place.pool.clientId);
  });

  it("confirm, disable, enable, sign out and delete a user, by the administrators' own operations", async () => {
    await place.signUp("sakura");
    const { sub = "" } = await place.stored("sakura");
    const stored = () => place.administer("AdminGetUser", { Username: "sakura" });
    expect((await send(`${userPath(sub)}/confirm`)).status).toBe(303);
    expect(await stored()).toMatchObject({ UserStatus: "CONFIRMED", Enabled: true });
    const AuthParameters = { USERNAME: "sakura", PASSWORD: "Passw0rd!x" };
    const signedIn = await place.call("InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
    const { AccessToken } = signedIn["AuthenticationResult"] as { AccessToken: string };
    place.now += 1000;
    await send(`${userPath(sub)}/sign-out`);
    expect(await place.call("GetUser", { AccessToken })).toMatchObject({ __type: "NotAuthorizedException" });
    await send(`${userPath(sub)}/disable`);
    expect(await stored()).toMatchObject({ Enabled: false });
    await send(`${userPath(sub)}/enable`);
    expect(await stored()).toMatchObject({ Enabled: true });
    expect((await send(`${userPath(sub)}/delete`)).status).toBe(400);
    const gone = await send(`${userPath(sub)}/delete`, { sure: "yes" });
    expect(gone.location).toBe(`/_local/${poolPath()}?done=user-deleted`);
    expect(await stored()).toMatchObject({ __type: "UserNotFoundException" });
    expect((await send(`${userPath(sub)}/disable`)).status).toBe(404);
  });

  it("forgive wrong passwords: one user's, and everybody's", async () => {
    const [one, other] = [await place.pool.addUser(), await place.pool.addUser()];
    for (const { username } of [one, other]) {
      for (const _ of [1, 2, 3, 4, 5]) {
        await expect(place.pool.signIn({ username, password: "wrong" })).rejects.toThrow("Incorrect");
      }
    }
    await send(`${userPath(one.sub)}/forgive`);
    await expect(place.pool.signIn(one)).resolves.toBeDefined();
    await expect(place.pool.signIn(other)).rejects.toThrow("attempts exceeded");
    await send(`${poolPath()}/forgive-everybody`);
    await expect(place.pool.signIn(other)).resolves.toBeDefined();
  });

  it("say in the pool's own words when it refuses, and offer only what fits the user's state", async () => {
    const user = await place.pool.addUser();
    const page = await open(`/_local/${userPath(user.sub)}?lang=en`);
    expect(page).toContain(">Disable</button>");
    expect(page).not.toContain(">Confirm</button>");
    const refused = await send(`${userPath(user.sub)}/confirm?lang=en`);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain("NotAuthorizedException: User cannot be confirmed.");
  });

  it.each([
    ["advance-clock", { amount: "1.5", unit: "hours" }, "amount"],
    ["advance-clock", { amount: "1", unit: "years" }, "unit"],
    ["set-clock", { now: "tomorrow" }, "now"],
    ["set-fault", { kind: "nothing", operation: "", times: "1", milliseconds: "" }, "kind"],
    ["set-fault", { kind: "error", operation: "GetUsr", times: "1", milliseconds: "" }, "operation"],
    ["set-fault", { kind: "error", operation: "", times: "0", milliseconds: "" }, "times"],
    ["set-fault", { kind: "latency", operation: "", times: "1", milliseconds: "" }, "milliseconds"],
    ["reset", {}, "sure"],
  ])("refuse %s %j beside the field, and do nothing", async (name, fields, field) => {
    const refused = await send(`controls/${name}?lang=en`, fields);
    expect(refused.status).toBe(400);
    expect(refused.text).toMatch(new RegExp(`aria-describedby="[^"]*${name}-${field}-wrong"`));
    expect(refused.text).toContain(`id="${name}-${field}-wrong">This value cannot be used.`);
    expect(place.emulator.control.clock.ahead).toBe(0);
    expect(place.emulator.control.faults()).toEqual([]);
  });

  it.each(["[1]", "null", "{", ""])("take no claims but a JSON object: %j", async (claims) => {
    const refused = await send(`${poolPath()}/bend-token?lang=ja`, { use: "id", claims, times: "1" });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('id="bend-token-claims-wrong">この値は使えません。');
  });

  it("keep what was typed into a form that is refused, and run nothing of it", async () => {
    const evil = `"><script>alert(1)</script>`;
    const refused = await send("controls/set-clock", { now: evil });
    expect(refused.text).toContain("&#34;&#62;&#60;script&#62;alert(1)");
    expect(refused.text).not.toContain("<script");
  });

  it("act for no page of another site, nor for a form that does not say where it comes from", async () => {
    const { username, sub } = await place.pool.addUser();
    const own = place.endpoint;
    const attempts: Record<string, string>[] = [
      {},
      { origin: "null" },
      { origin: "https://evil.example" },
      { origin: "http://localhost:3000" },
      { origin: own, "sec-fetch-site": "cross-site" },
      { origin: own, "sec-fetch-site": "same-site" },
    ];
    for (const headers of attempts) {
      for (const path of ["controls/reset", `${userPath(sub)}/delete`, `${poolPath()}/rotate-keys`]) {
        expect((await send(path, { sure: "yes" }, headers)).status).toBe(403);
      }
    }
    const asJson = { origin: own, "content-type": "application/json" };
    expect((await send("controls/reset", { sure: "yes" }, asJson)).status).toBe(415);
    expect(await place.stored(username)).toHaveProperty("sub", sub);
  });

  it("do nothing when they are only looked at", async () => {
    for (const path of ["controls/reset?sure=yes", "controls/advance-clock", `${poolPath()}/rotate-keys`]) {
      const response = await fetch(`${place.endpoint}/_local/${path}`);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain("<html");
    }
    expect(await open("/_local/controls?done=nothing-known")).not.toContain('role="status"');
  });

  it("go back to the beginning when told twice", async () => {
    const other = await openAccountPool();
    await other.signUp("yui");
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: other.endpoint };
    const response = await fetch(`${other.endpoint}/_local/controls/reset`, {
      method: "POST",
      body: "sure=yes",
      headers,
      redirect: "manual",
    });
    expect(response.headers.get("location")).toBe("/_local/controls?done=reset");
    expect(other.emulator.control.outbox()).toEqual([]);
    await other.close();
  });
});
