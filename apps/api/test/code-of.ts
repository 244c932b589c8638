import type { ErrorCode } from "@sekisho/contract/error-code";
import { readFault } from "../src/http/read-fault.ts";

/** The code with which a call was refused, as the caller would read it; "answered" when it was not refused. */
export async function codeOf(call: Promise<unknown>): Promise<ErrorCode | "answered"> {
  try {
    await call;
    return "answered";
  } catch (error) {
    return readFault(error).code;
  }
}
