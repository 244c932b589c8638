import type { ErrorEnvelope } from "@sekisho/contract/error-envelope";
import { errorMessage } from "@sekisho/contract/error-message";
import type { Locale } from "@sekisho/contract/locale";
import type { Fault } from "./read-fault.ts";

/** The one error body, in the caller's language. */
export function envelopeOf(fault: Fault, locale: Locale, requestId: string): ErrorEnvelope {
  return {
    error: fault.code,
    message: errorMessage(fault.code, locale, fault.details),
    ...fault.details,
    request_id: requestId,
  };
}
