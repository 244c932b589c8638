import { createTRPCClient } from "@trpc/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LocalRouter, startLocalApi } from "../../test/start-local-api.ts";
import { createLinks } from "./links.ts";
import { problemOf } from "./problem.ts";
import type { TokenSource } from "./session-link.ts";

let api: Awaited<ReturnType<typeof startLocalApi>>;
beforeEach(async () => {
  api = await startLocalApi();
});
afterEach(() => api.stop());

type State = Awaited<ReturnType<TokenSource["current"]>>;

/** A session that holds `first`, and gets `renewed` when it is refreshed. */
function sessionOf(first: State, renewed: State = { kind: "signed-out" }) {
  let held = first;
  const session = {
    refreshes: 0,
    current: () => Promise.resolve(held),
    refresh: async () => {
      session.refreshes += 1;
      await new Promise(setImmediate);
      held = renewed;
      return held;
    },
  };
  return session;
}

const token = (text: string): State => ({ kind: "token", token: text });

function clientFor(tokens: TokenSource) {
  return createTRPCClient<LocalRouter>({
    links: createLinks<LocalRouter>({
      apiUrl: api.url,
      tokens,
      locale: "ja",
      signInAgain: () => Promise.resolve(false),
    }),
  });
}

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => "answered",
    (error: unknown) => problemOf(error),
  );

describe("a refused token", () => {
  it("is refreshed once for all calls that were waiting, and each is answered", async () => {
    const session = sessionOf(token("old"), token("good"));
    const client = clientFor(session);
    const answers = await Promise.all(["a", "b", "c"].map((text) => client.echo.query(text)));
    expect(answers).toEqual(["a", "b", "c"]);
    expect(session.refreshes).toBe(1);
  });

  it("is refreshed once for a query and a mutation in separate requests", async () => {
    const session = sessionOf(token("old"), token("good"));
    const client = clientFor(session);
    expect(await Promise.all([client.echo.query("a"), client.write.mutate("b")])).toEqual(["a", "b"]);
    expect(session.refreshes).toBe(1);
  });

  it("is not refreshed again by a call that comes back after the refresh", async () => {
    const session = sessionOf(token("good"));
    let asked = 0;
    const late: TokenSource = {
      refresh: session.refresh,
      current: () => (asked++ === 0 ? Promise.resolve(token("old")) : session.current()),
    };
    expect(await clientFor(late).echo.query("a")).toBe("a");
    expect(session.refreshes).toBe(0);
  });

  it("is final when the fresh token is refused too", async () => {
    const session = sessionOf(token("old"), token("still bad"));
    expect(await failureOf(clientFor(session).echo.query("a"))).toMatchObject({
      kind: "answered",
      envelope: { error: "token_validation_failed", request_id: "r-1" },
    });
    expect(session.refreshes).toBe(1);
    expect(api.requests).toHaveLength(2);
  });

  it("ends as signed out when the refresh is refused", async () => {
    expect(await failureOf(clientFor(sessionOf(token("old"))).echo.query("a"))).toEqual({
      kind: "signed-out",
    });
    expect(api.requests).toHaveLength(1);
  });

  it("is an outage, not a sign-out, when the refresh cannot be made", async () => {
    const session = sessionOf(token("old"), { kind: "unavailable" });
    expect(await failureOf(clientFor(session).echo.query("a"))).toEqual({ kind: "unreachable" });
  });
});

describe("any other refusal", () => {
  for (const code of ["insufficient_permissions", "identity_provider_unavailable", "rate_limited"] as const) {
    it(`does not touch the session: ${code}`, async () => {
      api.rules.refuseWith = code;
      const session = sessionOf(token("old"), token("good"));
      expect(await failureOf(clientFor(session).echo.query("a"))).toMatchObject({
        envelope: { error: code },
      });
      expect(session.refreshes).toBe(0);
      expect(api.requests).toHaveLength(1);
    });
  }

  it("is signed out, without a refresh, when the API saw no credential", async () => {
    api.rules.refuseWith = "authentication_required";
    const session = sessionOf(token("old"), token("good"));
    expect(await failureOf(clientFor(session).echo.query("a"))).toEqual({ kind: "signed-out" });
    expect(session.refreshes).toBe(0);
  });
});

describe("without a usable session", () => {
  it("nothing is sent when nobody is signed in", async () => {
    expect(await failureOf(clientFor(sessionOf({ kind: "signed-out" })).echo.query("a"))).toEqual({
      kind: "signed-out",
    });
    expect(api.requests).toHaveLength(0);
  });

  it("nothing is sent, and nobody is signed out, when the session cannot be read", async () => {
    const broken: TokenSource = {
      current: () => Promise.reject(new Error("storage is gone")),
      refresh: () => Promise.reject(new Error("storage is gone")),
    };
    expect(await failureOf(clientFor(broken).echo.query("a"))).toEqual({ kind: "unreachable" });
    expect(api.requests).toHaveLength(0);
  });
});

it("a server that cannot be reached is an outage", async () => {
  const client = clientFor(sessionOf(token("good")));
  await api.stop();
  expect(await failureOf(client.echo.query("a"))).toEqual({ kind: "unreachable" });
  api = await startLocalApi();
});
