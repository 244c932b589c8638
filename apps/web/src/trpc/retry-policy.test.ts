import { errorCodes } from "@sekisho/contract/error-code";
import { TRPCClientError } from "@trpc/client";
import { expect, it } from "vitest";
import { shouldRetry } from "./retry-policy.ts";
import { SessionError } from "./session-error.ts";

const answered = (error: string) =>
  TRPCClientError.from({ error: { code: -1, message: "x", data: { error, message: "x", request_id: "r" } } });

it("sends a query again only when there was no verdict", () => {
  const retried = errorCodes.filter((code) => shouldRetry(0, answered(code)));
  expect(retried.toSorted()).toEqual(["identity_provider_unavailable", "service_unavailable"]);
  expect(shouldRetry(0, TRPCClientError.from(new TypeError("fetch failed")))).toBe(true);
});

it("never sends a call again after a sign-out", () => {
  expect(shouldRetry(0, TRPCClientError.from(new SessionError("signed-out")))).toBe(false);
});

it("never asks again where the answer did not come in time", () => {
  const timeout = TRPCClientError.from(new DOMException("too late", "TimeoutError"));
  expect(shouldRetry(0, timeout)).toBe(false);
});

it("gives up after two more attempts", () => {
  const down = TRPCClientError.from(new TypeError("fetch failed"));
  expect([0, 1, 2].map((failures) => shouldRetry(failures, down))).toEqual([true, true, false]);
});
