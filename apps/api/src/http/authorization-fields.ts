import type { FastifyRequest } from "fastify";

/** Every Authorization field of a request. Node's `headers` keeps the first of several and drops the rest unsaid. */
export function authorizationFields(request: FastifyRequest): string[] | undefined {
  const { rawHeaders } = request.raw;
  const fields: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === "authorization") fields.push(rawHeaders[index + 1] ?? "");
  }
  return fields.length === 0 ? undefined : fields;
}
