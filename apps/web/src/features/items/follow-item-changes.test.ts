import type { ItemEvent } from "@sekisho/contract/item-changes";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startLocalApi } from "../../../test/start-local-api.ts";
import type { TokenSource } from "../../trpc/session-link.ts";
import { followItemChanges } from "./follow-item-changes.ts";

let api: Awaited<ReturnType<typeof startLocalApi>>;
let stop: () => void;
let received: string[];
let signedOut: number;
beforeEach(async () => {
  api = await startLocalApi();
  received = [];
  signedOut = 0;
});
afterEach(async () => {
  stop();
  vi.useRealTimers();
  await api.stop();
});

type State = Awaited<ReturnType<TokenSource["current"]>>;
const token = (text: string): State => ({ kind: "token", token: text });

/** A session that holds `first`, and gets `renewed`, which the API then accepts, when it is refreshed. */
function sessionOf(first: string, renewed: State) {
  let held = token(first);
  const session = {
    refreshes: 0,
    current: async () => held,
    refresh: async () => {
      session.refreshes += 1;
      held = renewed;
      if (renewed.kind === "token") api.rules.accepted = renewed.token;
      return held;
    },
  };
  return session;
}

function follow(tokens: TokenSource, lastEventId?: string): void {
  stop = followItemChanges({
    apiUrl: api.url,
    tokens,
    lastEventId,
    onEvent: (_event, id) => received.push(id),
    onSignedOut: () => {
      signedOut += 1;
    },
  });
}

const deleted = (id: number): ItemEvent => ({ kind: "deleted", at: "2026-01-01T00:00:00.000Z", id });
const heard = (...ids: string[]) => vi.waitFor(() => expect(received).toEqual(ids), { timeout: 60_000 });

describe("the stream of one's items", () => {
  it("sends the token as a bearer credential, and nothing of it in the address", async () => {
    api.rules.streams = [{ events: [["1", { kind: "reset" }]], end: null }];
    follow(sessionOf("good", { kind: "signed-out" }));
    await heard("1");
    expect(api.requests[0]).toMatchObject({
      authorization: "Bearer good",
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(api.requests[0]?.url).not.toContain("good");
  });

  it("goes on from the last event, with a new token, when its token has run out", async () => {
    api.rules.streams = [
      {
        events: [
          ["1", { kind: "reset" }],
          ["2", deleted(1)],
        ],
        end: "token_validation_failed",
      },
      { events: [["3", deleted(2)]], end: "token_validation_failed" },
      { events: [["4", deleted(3)]], end: null },
    ];
    const session = sessionOf("good", token("newer"));
    follow(session);
    await heard("1", "2", "3", "4");
    expect(api.rules.resumedFrom).toEqual([undefined, "2", "3"]);
    expect(api.requests.map(({ authorization }) => authorization)).toEqual([
      "Bearer good",
      "Bearer newer",
      "Bearer newer",
    ]);
    expect(session.refreshes).toBe(2);
  });

  it("takes up without a pause, however often a token runs out while nothing changes", async () => {
    const quiet = { events: [], end: "token_validation_failed" } as const;
    api.rules.streams = [
      { events: [["1", { kind: "reset" }]], end: "token_validation_failed" },
      ...Array.from({ length: 5 }, () => quiet),
      { events: [["2", deleted(1)]], end: null },
    ];
    follow(sessionOf("good", token("newer")));
    await heard("1", "2");
    expect(api.rules.resumedFrom).toEqual([undefined, ...Array.from({ length: 6 }, () => "1")]);
  });

  it("goes on from where it was stopped", async () => {
    api.rules.streams = [{ events: [["8", deleted(1)]], end: null }];
    follow(sessionOf("good", { kind: "signed-out" }), "7");
    await heard("8");
    expect(api.rules.resumedFrom).toEqual(["7"]);
  });

  it("comes back with a new token when it is refused at its door", async () => {
    api.rules.refuseAtDoor = true;
    api.rules.streams = [{ events: [["1", { kind: "reset" }]], end: null }];
    const session = sessionOf("old", token("newer"));
    follow(session);
    await heard("1");
    expect(session.refreshes).toBe(1);
  });

  it("does not renew a token that another call has renewed already", async () => {
    api.rules.refuseAtDoor = true;
    api.rules.streams = [{ events: [["1", { kind: "reset" }]], end: null }];
    const session = sessionOf("good", { kind: "signed-out" });
    let asked = 0;
    follow({
      refresh: session.refresh,
      current: async () => (asked++ === 0 ? token("old") : session.current()),
    });
    await heard("1");
    expect(session.refreshes).toBe(0);
  });

  it("ends, and says so once, when the session is over", async () => {
    api.rules.streams = [{ events: [["1", { kind: "reset" }]], end: "token_validation_failed" }];
    follow(sessionOf("good", { kind: "signed-out" }));
    await vi.waitFor(() => expect(signedOut).toBe(1), { timeout: 60_000 });
    expect(received).toEqual(["1"]);
    expect(api.rules.resumedFrom).toHaveLength(1);
  });

  it("ends where the session is found to be over when a stream is asked for", async () => {
    const over: State = { kind: "signed-out" };
    follow({ current: async () => over, refresh: async () => over });
    await vi.waitFor(() => expect(signedOut).toBe(1), { timeout: 60_000 });
    expect(api.requests).toHaveLength(0);
  });

  it("is asked for less and less often while it cannot be had, up to once a minute", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: 0 });
    const away: State = { kind: "unavailable" };
    const asked: number[] = [];
    const current = async () => {
      asked.push(Date.now() / 1_000);
      return away;
    };
    follow({ current, refresh: current });
    await vi.advanceTimersByTimeAsync(190_000);
    // Each time for the stream, and once more to learn whether the session is over.
    expect(asked).toEqual([0, 2, 6, 14, 30, 62, 122, 182].flatMap((second) => [second, second]));
  });
});
