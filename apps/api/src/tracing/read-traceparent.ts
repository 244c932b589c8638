import { type Context, isSpanContextValid, ROOT_CONTEXT, trace } from "@opentelemetry/api";

/** Version 00, or a later one with more behind (W3C Trace Context, section 4.3); version ff is none. */
const form = /^(?!ff)([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;

/**
 * The trace that the caller's `traceparent` continues, or a new one where there is none that can be read.
 * Its `tracestate` is left alone: nothing is called from here, and it may hold whatever the caller likes.
 */
export function readTraceparent(field: string | string[] | undefined): Context {
  const [, version, traceId = "", spanId = "", flags = ""] = form.exec(String(field)) ?? [];
  const caller = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  const isWhole = version !== "00" || String(field).length === 55;
  return isWhole && isSpanContextValid(caller) ? trace.setSpanContext(ROOT_CONTEXT, caller) : ROOT_CONTEXT;
}
