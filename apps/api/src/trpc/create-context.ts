import { type AuthState, authenticate, type Policy, tokenCookie } from "@sekisho/auth";
import type { FastifyRequest } from "fastify";
import type { Deps } from "../deps.ts";
import { addressOf } from "../http/address-of.ts";
import { headerFields } from "../http/header-fields.ts";
import type { CountAttempt } from "../http/rate-limit.ts";
import { localeOf } from "../http/request-facts.ts";
import type { OpenStreams } from "../streams/open-streams.ts";
import { watchAuthentication } from "../watch/watch-authentication.ts";
import type { Context } from "./context.ts";

/** Makes the context of a request's calls. `policies` are those of every procedure it names. */
export type CreateContext = (request: FastifyRequest, policies: readonly Policy[]) => Promise<Context>;

/** Authenticates once per request, however many calls it carries, and before a byte of its body is read. */
export function contextCreator(
  { env, verifier, db, identity, revocations, clock, trail }: Deps,
  countAttempt: CountAttempt,
  streams: OpenStreams,
): CreateContext {
  const { accessTokenCookie, allowedOrigins } = env;
  const cookie = accessTokenCookie === null ? null : tokenCookie({ name: accessTokenCookie, allowedOrigins });
  return async (request, policies) => {
    // Public procedures do not look at the credential, so an outage of the key server does not slow them down.
    const isLookedAt = policies.some(({ kind }) => kind !== "public");
    const { watch } = request.facts;
    const auth: AuthState = isLookedAt
      ? await watchAuthentication(watch, () => authenticate(verifier, credentialsOf(request), { cookie }))
      : { kind: "anonymous" };
    if (isLookedAt) request.facts.auth = auth;
    return {
      auth,
      db: db.onBehalfOf({ requestId: request.id, around: null }),
      identity,
      revocations,
      verifier,
      clock,
      trail,
      requestId: request.id,
      address: addressOf(request),
      locale: localeOf(request),
      log: request.log,
      streams,
      cut: () => void request.raw.socket.destroy(),
      watch,
      countAttempt: (name) => countAttempt(request, name),
    };
  };
}

/** Every field that may carry a credential, none of them dropped on the way. */
function credentialsOf(request: FastifyRequest) {
  return {
    authorization: headerFields(request, "authorization"),
    cookie: headerFields(request, "cookie"),
    origin: headerFields(request, "origin"),
    method: request.method,
  };
}
