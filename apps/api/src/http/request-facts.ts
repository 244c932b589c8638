import type { AuthState } from "@sekisho/auth";
import type { ErrorCode } from "@sekisho/contract/error-code";
import { type Locale, localeFrom } from "@sekisho/contract/locale";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { RequestWatch } from "../watch/request-watch.ts";

/** What the request log wants to know once the answer is out, and who looks on until then. */
export type RequestFacts = { auth: AuthState | null; errors: ErrorCode[]; watch: RequestWatch | null };

declare module "fastify" {
  interface FastifyRequest {
    facts: RequestFacts;
  }
}

const unknownFacts: RequestFacts = { auth: null, errors: [], watch: null };

/** Gives every request its own facts, before anything else sees it. */
export function registerRequestFacts(app: FastifyInstance): void {
  app.decorateRequest("facts", null as unknown as RequestFacts); // as: the hook below replaces it for every request
  app.addHook("onRequest", async (request) => {
    request.facts = { auth: null, errors: [], watch: null };
  });
}

/** The facts; a request that failed before the first hook has none of its own. */
export const factsOf = (request: FastifyRequest): RequestFacts => request.facts ?? unknownFacts;

export const localeOf = (request: FastifyRequest): Locale => localeFrom(request.headers["accept-language"]);

/**
 * The path alone: query strings and fragments carry inputs and tokens and never enter the log, and neither does the host
 * that a proxy's form of the request line names, with a password even (RFC 9112, section 3.2.2). Fastify routes such a
 * request by its path.
 */
export function pathOf(request: FastifyRequest): string {
  const target = request.url.replace(/^https?:\/\/[^/?#]*/i, "");
  const end = target.search(/[?#]/);
  return end === -1 ? target : target.slice(0, end);
}
