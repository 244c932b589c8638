import { TRPCClientError } from "@trpc/client";
import { expect, it } from "vitest";
import { isOutage, problemOf } from "./problem.ts";
import { SessionError } from "./session-error.ts";

const envelope = { error: "not_found", message: "見つかりませんでした", request_id: "r-1" } as const;

function answered(data: unknown) {
  return TRPCClientError.from({ error: { code: -32004, message: "x", data } });
}

it("takes the API's envelope from a tRPC error", () => {
  expect(problemOf(answered({ ...envelope, path: "items.byId" }))).toMatchObject({
    kind: "answered",
    envelope,
  });
});

it("takes the bare envelope of an answer made before tRPC was reached", () => {
  const error = TRPCClientError.from(new Error("Unable to transform response from server"), {
    meta: { responseJSON: { ...envelope, error: "payload_too_large" } },
  });
  expect(problemOf(error)).toMatchObject({ kind: "answered", envelope: { error: "payload_too_large" } });
});

for (const [what, data] of Object.entries({
  "an unknown code": { ...envelope, error: "teapot" },
  "a code inherited from Object": { ...envelope, error: "constructor" },
  "no request id": { error: "not_found", message: "x" },
  nothing: undefined,
})) {
  it(`believes no answer with ${what}`, () => {
    expect(problemOf(answered(data))).toEqual({ kind: "unreachable" });
  });
}

it("reads a page of HTML from a gateway as an outage", () => {
  const problem = problemOf(TRPCClientError.from(new SyntaxError("Unexpected token '<'")));
  expect(isOutage(problem)).toBe(true);
});

it("tells an answer that did not come in time from a server that was never reached; both are outages", () => {
  const problem = problemOf(TRPCClientError.from(new DOMException("too late", "TimeoutError")));
  expect(problem).toEqual({ kind: "no-answer" });
  expect(isOutage(problem)).toBe(true);
});

it("calls only a lost session signed out", () => {
  expect(problemOf(TRPCClientError.from(new SessionError("signed-out")))).toEqual({ kind: "signed-out" });
  expect(problemOf(TRPCClientError.from(new SessionError("unavailable")))).toEqual({ kind: "unreachable" });
  expect(problemOf(new Error("anything"))).toEqual({ kind: "unreachable" });
});
