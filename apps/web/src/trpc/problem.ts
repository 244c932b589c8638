import { errorTable } from "@sekisho/contract/error-code";
import type { ErrorEnvelope } from "@sekisho/contract/error-envelope";
import { TRPCClientError } from "@trpc/client";
import { SessionError } from "./session-error.ts";

/**
 * Why a call failed, as far as a person needs to know. The API's answer is told apart from having no answer:
 * only `signed-out` means that nobody is signed in, and an outage never does.
 */
export type Problem =
  | { readonly kind: "answered"; readonly envelope: ErrorEnvelope }
  | { readonly kind: "signed-out" }
  | { readonly kind: "unreachable" }
  /** Asked, and not answered in time: what was asked for may have happened. */
  | { readonly kind: "no-answer" };

/** Narrows whatever a call failed with. Never throws; what it does not know is `unreachable`. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof TRPCClientError)) return { kind: "unreachable" };
  if (error.cause instanceof SessionError) {
    return { kind: error.cause.reason === "signed-out" ? "signed-out" : "unreachable" };
  }
  if (error.cause?.name === "TimeoutError") return { kind: "no-answer" };
  // An answer made before tRPC was reached (body limit, rate limit) is the bare envelope.
  const envelope = [error.data, error.meta?.["responseJSON"]].find(isEnvelope);
  if (!envelope) return { kind: "unreachable" };
  return envelope.error === "authentication_required"
    ? { kind: "signed-out" }
    : { kind: "answered", envelope };
}

/** Nothing is lost and nobody is signed out: the same call may work in a while. */
export function isOutage(problem: Problem): boolean {
  return (
    problem.kind === "unreachable" ||
    problem.kind === "no-answer" ||
    (problem.kind === "answered" && errorTable[problem.envelope.error].httpStatus === 503)
  );
}

function isEnvelope(data: unknown): data is ErrorEnvelope {
  return (
    typeof data === "object" &&
    data !== null &&
    "error" in data &&
    typeof data.error === "string" &&
    Object.hasOwn(errorTable, data.error) &&
    "message" in data &&
    typeof data.message === "string" &&
    "request_id" in data &&
    typeof data.request_id === "string"
  );
}
