import { errorTable } from "@sekisho/contract/error-code";
import { z } from "zod";
import { audience } from "./audience.ts";
import { errorResponses, statusesAnywhere } from "./openapi-errors.ts";
import { languageParameter } from "./openapi-language.ts";
import { type SecurityFacts, securityOf } from "./openapi-security.ts";
import type { RestRoute } from "./rest-route.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** One operation: English in `summary`, Japanese in `description`, because OpenAPI has room for one text each. */
export function operationOf({ procedure, rest, pathFields }: RestRoute, facts: SecurityFacts) {
  const { policy } = procedure;
  const input = procedure.input ? jsonSchema(procedure.input, "input") : undefined;
  const takesBody = rest.method === "POST" || rest.method === "PATCH";
  const fields = Object.entries(input?.properties ?? {}).filter(
    ([name]) => pathFields.includes(name) || !takesBody,
  );
  const required = new Set(input?.required ?? []);
  const parameters = fields.map(([name, schema]) => ({
    name,
    in: pathFields.includes(name) ? "path" : "query",
    required: pathFields.includes(name) || required.has(name),
    schema,
  }));
  return {
    operationId: procedure.path,
    tags: [rest.tag],
    summary: rest.summary.en,
    description: `${rest.summary.ja}\n\n${audience(policy)}`,
    ...(policy.kind === "public" ? {} : { security: securityOf(policy, facts) }),
    parameters: [...parameters, languageParameter.reference],
    ...(takesBody && input ? { requestBody: bodyOf(input, pathFields) } : {}),
    responses: {
      [rest.status ?? 200]: successOf({ procedure, rest, pathFields }),
      ...errorResponses(failuresOf({ procedure, rest, pathFields }, facts)),
    },
  };
}

function successOf({ procedure, rest }: RestRoute) {
  const schema = rest.body ? rest.bodySchema : procedure.output;
  const headers = {
    ...(rest.nextCursor ? { Link: { description: 'rel="next"', schema: { type: "string" } } } : {}),
    ...(rest.location ? { Location: { schema: { type: "string" } } } : {}),
  };
  return {
    description: "OK",
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(rest.status === 204 || !schema
      ? {}
      : { content: { "application/json": { schema: jsonSchema(schema, "output") } } }),
  };
}

/** Which errors a caller has to expect: by who may call, by what is sent, and by what the verb says of itself. */
function failuresOf({ procedure: { policy }, rest }: RestRoute, { cookie }: SecurityFacts): number[] {
  const takesBody = rest.method === "POST" || rest.method === "PATCH";
  const mayBeForeign = cookie !== null && rest.method !== "GET" && policy.kind !== "public";
  return [
    ...statusesAnywhere,
    ...(takesBody ? [415] : []),
    ...(policy.kind === "public" ? [] : [401, 503]),
    ...(["public", "optional", "signed-in"].includes(policy.kind) && !mayBeForeign ? [] : [403]),
    ...(rest.errors ?? []).map((code) => errorTable[code].httpStatus),
  ];
}

function bodyOf(input: JsonSchema, pathFields: readonly string[]) {
  const properties = Object.entries(input.properties ?? {}).filter(([name]) => !pathFields.includes(name));
  const required = (input.required ?? []).filter((name) => !pathFields.includes(name));
  const schema = { ...input, properties: Object.fromEntries(properties), required };
  return { required: true, content: { "application/json": { schema } } };
}

/** Without `$schema`: inside an OpenAPI 3.1 document the dialect is known. */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
