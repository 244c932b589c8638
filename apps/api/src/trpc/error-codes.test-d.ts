// Checked by tsc, never run: what a client knows of an error before it has happened.
import type { ErrorCode } from "@sekisho/contract/error-code";
import type { ErrorEnvelope } from "@sekisho/contract/error-envelope";
import type { inferRouterError } from "@trpc/server";
import type { AppRouter } from "./app-router.ts";

/** What `error.data` is to a client: tRPC's clients take the type from the router's error formatter. */
type Data = inferRouterError<AppRouter>["data"];

/** Compiles only when the two types are one and the same. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? (whoever: A) => B : never;

export const codeIsAnyOfTheContract: Same<Data["code"], ErrorCode> = (code) => code;
export const errorIsAnyOfTheContract: Same<Data["error"], ErrorCode> = (code) => code;
export const dataIsTheEnvelope = (data: Data): ErrorEnvelope => data;

/** With every code answered, nothing is left to forget. */
export function advice(code: Data["code"]): "sign in" | "no" | "mend it" | "wait" {
  switch (code) {
    case "authentication_required":
    case "token_validation_failed":
    case "sign_in_failed":
    case "step_up_required":
      return "sign in";
    case "insufficient_permissions":
    case "insufficient_scope":
    case "csrf_rejected":
    case "not_found":
      return "no";
    case "validation_failed":
    case "method_not_allowed":
    case "conflict":
    case "challenge_unsupported":
    case "payload_too_large":
    case "unsupported_media_type":
      return "mend it";
    case "request_timeout":
    case "rate_limited":
    case "identity_provider_unavailable":
    case "service_unavailable":
    case "internal_server_error":
      return "wait";
  }
}

export function mistakes({ data }: inferRouterError<AppRouter>) {
  // @ts-expect-error: tRPC's own code names are not what this API says
  const isTrpcs = data.code === "UNAUTHORIZED";
  // @ts-expect-error: a misspelt code would never be met
  const isMisspelt = data.code === "not_fuond";
  // @ts-expect-error: a stack is for the log
  const stack: unknown = data.stack;
  // @ts-expect-error: which roles would do is said where there is a role to say
  const roles: readonly string[] = data.required_roles;
  return [isTrpcs, isMisspelt, stack, roles];
}
