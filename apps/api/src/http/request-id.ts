import { randomUUID } from "node:crypto";
import type { FastifyRequest } from "fastify";

/** The request's name is always ours: one that the caller chose could be made to look like another's. */
export const newRequestId = (): string => randomUUID();

/** The caller's own name for the request, kept beside ours when it is short and harmless. */
export function foreignRequestId(request: FastifyRequest): string | undefined {
  const sent = request.headers["x-request-id"];
  return typeof sent === "string" && /^[\w.:-]{1,64}$/.test(sent) ? sent : undefined;
}
