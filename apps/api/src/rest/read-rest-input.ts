import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { readJsonBody } from "../http/read-json-body.ts";

type Fields = Record<string, unknown>;

/** Reads a request's input: path parameters over body or query. The procedure's own schema is what judges it. */
export type ReadRestInput = (request: FastifyRequest) => Promise<unknown>;

/**
 * How a procedure's input is found in a request. Query and path are text: where the schema wants a whole number, canonical
 * digits become one; anything else is left as it is, for the schema to refuse.
 */
export function restInputReader(
  input: z.ZodType | undefined,
  method: string,
  pathFields: readonly string[],
): ReadRestInput {
  if (!input) return async () => undefined;
  const integers = integerFields(input);
  const takesBody = method === "POST" || method === "PATCH";
  return async (request) => {
    const sent = takesBody ? await readJsonBody(request) : numbered(request.query as Fields, integers); // as: Fastify's own query parser
    if (pathFields.length === 0) return sent;
    if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return sent;
    return { ...sent, ...numbered(request.params as Fields, integers) }; // as: the route's own parameters
  };
}

/** Which fields of an input are whole numbers, as its JSON Schema says. */
function integerFields(input: z.ZodType): ReadonlySet<string> {
  const { properties = {} } = z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
  const names = Object.entries(properties).filter(
    ([, schema]) => typeof schema === "object" && schema.type === "integer",
  );
  return new Set(names.map(([name]) => name));
}

function numbered(fields: Fields, integers: ReadonlySet<string>): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, integers.has(name) ? toInteger(value) : value]),
  );
}

/** `42` is a number; `042`, `+42`, `4e1` and ` 42` are text. Fifteen digits are always exact. */
function toInteger(value: unknown): unknown {
  return typeof value === "string" && /^(0|-?[1-9]\d{0,14})$/.test(value) ? Number(value) : value;
}
