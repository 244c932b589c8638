import { AuthError } from "@sekisho/auth";
import type { ErrorDetails } from "@sekisho/contract/error-envelope";
import { ApiError } from "../trpc/api-error.ts";
import type { Meta } from "../trpc/init.ts";
import type { Happening } from "./event-of.ts";

/**
 * The refusal that a failed call was, if it is one for the trail. Who sent no credential was not refused but asked; an
 * outage refuses nobody; what a session verb refuses it writes down itself (`record-session.ts`).
 */
export function refusalIn(thrown: unknown, meta: Meta | undefined): Happening | null {
  if (thrown instanceof AuthError) return refusalByGuard(thrown);
  if (thrown instanceof ApiError && thrown.code === "rate_limited" && meta?.countAttempts)
    // Our own counter throws without a cause, the user pool with its exception.
    return denied("attempts.limited", thrown.cause === undefined ? "too_many_attempts" : "limited_by_pool");
  return null;
}

function refusalByGuard({ code, reason, details }: AuthError): Happening | null {
  switch (code) {
    case "token_validation_failed":
      return denied("token.refused", reason);
    case "csrf_rejected":
      return denied("csrf.refused", reason);
    case "insufficient_permissions":
    case "insufficient_scope":
      return { ...denied("access.denied", reason), detail: asTexts(details) };
    case "step_up_required":
      return { ...denied("access.too_old", reason), detail: asTexts(details) };
    case "authentication_required":
    case "identity_provider_unavailable":
      return null;
  }
}

const denied = (action: string, reason: string): Happening => ({ action, outcome: "denied", reason });

/** What was required and what was there, as the trail keeps it. */
function asTexts(details: ErrorDetails): Record<string, string | null> {
  const texts = Object.entries(details).map(([name, value]) => [name, asText(value)]);
  return Object.fromEntries(texts);
}

const asText = (value: unknown): string | null =>
  typeof value === "string" || value === null ? value : JSON.stringify(value);
