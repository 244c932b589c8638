import { trace } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";
import { readTraceparent } from "./read-traceparent.ts";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const spanId = "00f067aa0ba902b7";
const read = (field: string | undefined) => trace.getSpanContext(readTraceparent(field));

describe("a traceparent", () => {
  it.each([
    [`00-${traceId}-${spanId}-01`, 1],
    [`00-${traceId}-${spanId}-00`, 0],
    [`00-${traceId}-${spanId}-ff`, 1],
    [`cc-${traceId}-${spanId}-01-what-comes-later`, 1],
  ])("is continued: %s", (field, traceFlags) => {
    expect(read(field)).toEqual({ traceId, spanId, traceFlags, isRemote: true });
  });

  it.each([
    undefined,
    "",
    `00-${traceId}-${spanId}`,
    `00-${traceId}-${spanId}-01-more`,
    `ff-${traceId}-${spanId}-01`,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${"0".repeat(32)}-${spanId}-01`,
    `00-${traceId}-${"0".repeat(16)}-01`,
    `00-${traceId}-${spanId}-01, 00-${traceId}-${spanId}-01`,
  ])("that cannot be read begins a new trace: %s", (field) => {
    expect(read(field)).toBeUndefined();
  });
});
