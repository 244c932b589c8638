import { type AuthState, authenticate } from "@sekisho/auth";
import type { FastifyRequest } from "fastify";
import type { Deps } from "../deps.ts";
import { headerFields } from "../http/header-fields.ts";
import type { CountAttempt } from "../http/rate-limit.ts";
import { localeOf } from "../http/request-facts.ts";
import type { Context } from "./context.ts";
import type { Meta } from "./init.ts";

/** Makes the context of a request's calls. `metas` are those of every procedure it names, known or not. */
export type CreateContext = (
  request: FastifyRequest,
  metas: readonly (Meta | undefined)[],
) => Promise<Context>;

/** Authenticates once per request, however many calls it carries, and before a byte of its body is read. */
export function contextCreator(
  { verifier, db, identity, clock }: Deps,
  countAttempt: CountAttempt,
): CreateContext {
  return async (request, metas) => {
    // Public procedures do not look at the credential, so an outage of the key server does not slow them down.
    const isLookedAt = metas.some((meta) => meta?.policy !== undefined && meta.policy.kind !== "public");
    const auth: AuthState = isLookedAt
      ? await authenticate(verifier, { authorization: headerFields(request, "authorization") })
      : { kind: "anonymous" };
    if (isLookedAt) request.facts.auth = auth;
    return {
      auth,
      db,
      identity,
      clock,
      requestId: request.id,
      locale: localeOf(request),
      log: request.log,
      countAttempt: (name) => countAttempt(request, name),
    };
  };
}
