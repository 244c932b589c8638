import type { FastifyRequest } from "fastify";

/** Every field of this name, in lower case, in a request. Node's `headers` keeps the first of several and drops the rest unsaid. */
export function headerFields(request: FastifyRequest, name: string): string[] {
  const { rawHeaders } = request.raw;
  const fields: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === name) fields.push(rawHeaders[index + 1] ?? "");
  }
  return fields;
}
