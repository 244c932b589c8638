import type { FastifyBaseLogger } from "fastify";
import type { Fault } from "./read-fault.ts";

/**
 * Keeps what the caller is not told. A refusal needs no line of its own: the request log names its code and reason.
 * An outage is a warning with its cause, and what nobody expected is an error with its stack.
 */
export function logFault(log: FastifyBaseLogger, thrown: unknown, fault: Fault): void {
  const err = thrown instanceof Error && thrown.name === "TRPCError" ? (thrown.cause ?? thrown) : thrown;
  if (fault.status === 500) log.error({ err }, "unexpected error");
  else if (fault.status === 503) log.warn({ err, error: fault.code }, "a part does not answer");
}
