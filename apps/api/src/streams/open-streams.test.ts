import { type IncomingMessage, request } from "node:http";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { fixtureRouter } from "../../test/fixture-router.ts";
import { type OpenedStream, openStream } from "../../test/open-stream.ts";
import { type StreamWorld, startStreamWorld } from "../../test/stream-world.ts";
import { streamsPerProcess, streamsPerSubject } from "../http/limits.ts";
import { stopGracefully } from "../stop-gracefully.ts";
import { createOpenStreams } from "./open-streams.ts";

let world: StreamWorld;
const opened: OpenedStream[] = [];
beforeAll(async () => {
  world = await startStreamWorld();
});
afterEach(() => {
  for (const stream of opened.splice(0)) stream.close();
  world.revocation = "good";
});
afterAll(() => world.stop());

async function open(token: string | undefined, more = "", headers: Record<string, string> = {}) {
  const stream = await openStream(`${world.url}/trpc/items.changes${more}`, token, headers);
  opened.push(stream);
  return stream;
}

/** The stream lines of the log about one end. */
const logged = () =>
  world.lines.map((line) => JSON.parse(line)).filter(({ message }) => message === "stream");

/** Opens a stream and reads it to where it waits for changes. */
async function waiting(token: string) {
  const stream = await open(token);
  expect(await stream.next()).toMatchObject({ event: "connected" });
  expect(await stream.next()).toMatchObject({ data: { kind: "reset" } });
  return stream;
}

describe("an open stream", () => {
  it("ends typed when its token expires, and says that nothing else is wrong", async () => {
    const { accessToken } = await world.signedIn();
    const stream = await waiting(accessToken);
    world.clock.advance(900_000);
    const [end, ...more] = await stream.rest();
    expect(end).toMatchObject({
      event: "serialized-error",
      data: { data: { error: "token_validation_failed", httpStatus: 401, token_expired: true } },
    });
    expect(more).toEqual([]);
    expect(logged().at(-1)).toMatchObject({ path: "items.changes", events: 1, ended: "token_expired" });
    expect(logged().at(-1)).toMatchObject({
      ms: expect.any(Number),
      subject: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  it("ends typed when its token is taken back, and does not call that an expiry", async () => {
    const stream = await waiting((await world.signedIn()).accessToken);
    world.revocation = "revoked";
    const [end] = await stream.rest();
    expect(end).toMatchObject({
      event: "serialized-error",
      data: { data: { error: "token_validation_failed" } },
    });
    expect(end).not.toMatchObject({ data: { data: { token_expired: true } } });
    expect(logged().at(-1)).toMatchObject({ ended: "token_validation_failed", reason: "revoked" });
  });

  it("ends as an outage, and signs nobody out, when it cannot be told whether its token stands", async () => {
    const stream = await waiting((await world.signedIn()).accessToken);
    world.revocation = "unknown";
    const [end] = await stream.rest();
    expect(end).toMatchObject({
      data: { data: { error: "identity_provider_unavailable", httpStatus: 503 } },
    });
  });

  it("frees its place when its client leaves", async () => {
    const { accessToken } = await world.signedIn();
    const streams = [];
    for (let n = 0; n < streamsPerSubject; n++) streams.push(await waiting(accessToken));
    const before = logged().length;
    const refused = await open(accessToken);
    expect(refused.response.status).toBe(429);
    expect(refused.response.headers.get("retry-after")).toBe("10");
    expect(await refused.response.text()).toContain('"rate_limited"');
    expect((await open((await world.signedIn()).accessToken)).response.status).toBe(200);
    streams[0]?.close();
    await vi.waitFor(() => expect(logged().length).toBeGreaterThan(before), { timeout: 30_000 });
    expect(logged().at(-1)).toMatchObject({ ended: "closed", events: 1 });
    expect((await open(accessToken)).response.status).toBe(200);
  });
});

describe("a stream that may not begin", () => {
  it("is refused as a call is, with a status and a challenge", async () => {
    const nobody = await open(undefined);
    expect(nobody.response.status).toBe(401);
    expect(nobody.response.headers.get("www-authenticate")).toBe("Bearer");
    expect(nobody.response.headers.get("content-type")).toContain("application/json");
    const forged = await open(`${(await world.signedIn()).accessToken}x`);
    expect(forged.response.status).toBe(401);
    expect(forged.response.headers.get("www-authenticate")).toContain('error="invalid_token"');
  });

  it("is refused within the clocks' skew too: a stream that would end at once would be asked for again and again", async () => {
    const { accessToken } = await world.signedIn();
    world.clock.advance(900_000);
    const call = await fetch(`${world.url}/trpc/items.list`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(call.status).toBe(200);
    const stream = await open(accessToken);
    expect(stream.response.status).toBe(401);
    expect(await stream.response.json()).toMatchObject({ error: { data: { token_expired: true } } });
  });

  it("is refused where an id is not one that a stream gave", async () => {
    const { accessToken } = await world.signedIn();
    for (const id of ["-1", "1.5", "x", "9".repeat(16)]) {
      const stream = await open(accessToken, "", { "last-event-id": id });
      expect([id, stream.response.status]).toEqual([id, 400]);
    }
  });

  it("is refused where values come in the URL, in which somebody would send a token", async () => {
    const { accessToken } = await world.signedIn();
    const params = encodeURIComponent(JSON.stringify({ token: accessToken }));
    const stream = await open(accessToken, `?connectionParams=${params}`);
    expect(stream.response.status).toBe(400);
    expect(await stream.response.json()).toMatchObject({
      error: { data: { fields: { connectionParams: "not_supported" } } },
    });
    expect(world.lines.join()).not.toContain(accessToken.split(".")[2]);
  });
});

it("a server that stops ends its streams typed, so that clients come back to another", async () => {
  const stopped = await startStreamWorld();
  const person = await stopped.signedIn();
  const stream = await openStream(`${stopped.url}/trpc/items.changes`, person.accessToken);
  await stream.next();
  await stream.next();
  const stopping = stopGracefully(stopped.app, stopped.stopping);
  expect(await stream.rest()).toMatchObject([
    { event: "serialized-error", data: { data: { error: "service_unavailable", httpStatus: 503 } } },
  ]);
  expect(await stopping).toBe("drained");
  await expect(fetch(stopped.url)).rejects.toThrow("fetch failed");
  await stopped.stop();
});

it("a stream that comes when all have been ended is refused, and does not hold up the stop", () => {
  const streams = createOpenStreams(world.clock);
  streams.open({ kind: "anonymous" }).close();
  streams.endAll();
  expect(() => streams.open({ kind: "anonymous" })).toThrow(
    expect.objectContaining({ code: "service_unavailable" }),
  );
});

it("a process that holds as many streams as it may takes the next one when one of them ends", () => {
  const streams = createOpenStreams(world.clock);
  const leases = Array.from({ length: streamsPerProcess }, () => streams.open({ kind: "anonymous" }));
  const full = expect.objectContaining({ code: "service_unavailable" });
  expect(() => streams.open({ kind: "anonymous" })).toThrow(full);
  leases[0]?.close();
  streams.open({ kind: "anonymous" });
  expect(() => streams.open({ kind: "anonymous" })).toThrow(full);
  streams.endAll();
});

it("a reader that takes nothing makes its source wait, and is cut once its token is taken back", async () => {
  const flooded = await startStreamWorld({ router: fixtureRouter });
  const { accessToken } = await flooded.signedIn();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { authorization: `Bearer ${accessToken}` };
    request(`${flooded.url}/trpc/floodingStream`, { headers }, resolve).once("error", reject).end();
  });
  response.pause();
  const closed = new Promise<void>((resolve) => {
    response.once("close", () => resolve());
    response.on("error", () => undefined); // being cut off is what is waited for
  });
  flooded.revocation = "revoked";
  await vi.waitFor(() => {
    const ends = flooded.lines.map((line) => JSON.parse(line)).filter(({ message }) => message === "stream");
    expect(ends).toMatchObject([{ ended: "token_validation_failed" }]);
    // 64 KB each: what the sockets of both sides hold, and no more.
    expect(ends[0].events).toBeLessThan(500);
  }, 30_000);
  expect(response.complete).toBe(false);
  const connections = promisify(flooded.app.server.getConnections.bind(flooded.app.server));
  await vi.waitFor(async () => expect(await connections()).toBe(0), { timeout: 30_000 });
  response.resume();
  await closed;
  await flooded.stop();
});
