import type { LightMyRequestResponse } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type PoolApi, startPoolApi } from "../../test/pool-api.ts";
import { attemptsPerMinute } from "./limits.ts";

let api: PoolApi;
beforeEach(async () => {
  api = await startPoolApi(); // the general limit is off here: this one has no switch
});
afterEach(() => api.close());

const guess = { username: "nobody", password: "Not-this-One-77!" };

type Way = "REST" | "tRPC" | "tRPC batch";

/** One request that attempts to sign in, once or `times` in a batch. */
function attempt(way: Way, remoteAddress: string, times = 1): Promise<LightMyRequestResponse> {
  const many = Array.from({ length: times });
  const path = many.map(() => "session.login").join(",");
  const url = { REST: "/api/v1/user/login", tRPC: `/trpc/${path}`, "tRPC batch": `/trpc/${path}?batch=1` }[
    way
  ];
  const payload = way === "tRPC batch" ? Object.fromEntries(many.map((_, index) => [index, guess])) : guess;
  return api.send({ method: "POST", url, payload, remoteAddress });
}

describe("attempts to sign in", () => {
  it("are counted together over REST, tRPC and the calls of a batch, and cost the pool nothing once refused", async () => {
    const address = "198.51.100.7";
    for (let count = 0; count < 7; count++) expect((await attempt("REST", address)).statusCode).toBe(401);
    for (let count = 0; count < 7; count++) expect((await attempt("tRPC", address)).statusCode).toBe(401);
    // Six are left: the batch gets them, and is refused the rest.
    const batch = await attempt("tRPC batch", address, 8);
    const codes = batch.json().map((each: { error: { data: { error: string } } }) => each.error.data.error);
    expect(codes.filter((code: string) => code === "sign_in_failed")).toHaveLength(6);
    expect(codes.filter((code: string) => code === "rate_limited")).toHaveLength(2);
    expect(batch.headers["retry-after"]).toMatch(/^[1-9]\d*$/);
    expect(api.way.operations).toHaveLength(attemptsPerMinute);

    for (const way of ["REST", "tRPC", "tRPC batch"] as const) {
      const refused = await attempt(way, address);
      expect([way, refused.statusCode]).toEqual([way, 429]);
      expect(refused.headers["retry-after"]).toMatch(/^[1-9]\d*$/);
      expect(refused.body).toContain('"rate_limited"');
    }
    expect(api.way.operations).toHaveLength(attemptsPerMinute);
    expect((await attempt("REST", "198.51.100.8")).statusCode).toBe(401);
  });

  it("are counted by the peer's own address, whatever a header says", async () => {
    const forwarded = (client: number) =>
      api.send({
        method: "POST",
        url: "/api/v1/user/login",
        headers: { "x-forwarded-for": `203.0.113.${client}` },
        payload: guess,
        remoteAddress: "198.51.100.9",
      });
    for (let count = 0; count < attemptsPerMinute; count++) await forwarded(count);
    expect((await forwarded(99)).statusCode).toBe(429);
  });

  it.each([
    ["new-password", { username: "nobody", new_password: "Hakone-no-seki-1619!", session: "s".repeat(40) }],
    ["refresh", { refresh_token: "x" }],
    ["logout", { refresh_token: "x" }],
  ])("are counted at %s as well, also when the input is refused", async (verb, payload) => {
    const url = `/api/v1/user/${verb}`;
    const remoteAddress = "198.51.100.10";
    for (let count = 0; count < attemptsPerMinute; count++) {
      const sent = count % 2 === 0 ? payload : {};
      const response = await api.send({ method: "POST", url, payload: sent, remoteAddress });
      expect(response.statusCode).not.toBe(429);
    }
    expect((await api.send({ method: "POST", url, payload, remoteAddress })).statusCode).toBe(429);
  });

  it.each(["auth.signOut", "auth.signOutEverywhere"])(
    "are counted at %s too, of which all instances hear, before anybody looks at who is calling",
    async (path) => {
      const ask = () =>
        api.send({ method: "POST", url: `/trpc/${path}`, payload: {}, remoteAddress: "198.51.100.11" });
      for (let count = 0; count < attemptsPerMinute; count++) expect((await ask()).statusCode).toBe(401);
      expect((await ask()).statusCode).toBe(429);
    },
  );
});
