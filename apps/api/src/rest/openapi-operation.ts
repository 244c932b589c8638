import type { Policy } from "@sekisho/auth";
import { z } from "zod";
import { responseName } from "./openapi-errors.ts";
import type { RestRoute } from "./rest-route.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** One operation: English in `summary`, Japanese in `description`, because OpenAPI has room for one text each. */
export function operationOf({ procedure, rest, pathFields }: RestRoute) {
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
    ...(policy.kind === "public" ? {} : { security: securityOf(policy) }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(takesBody && input ? { requestBody: bodyOf(input, pathFields) } : {}),
    responses: {
      [rest.status ?? 200]: successOf({ procedure, rest, pathFields }),
      ...failuresOf(policy, input !== undefined),
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

/** Which errors a caller has to expect, by who may call and whether there is anything to validate. */
function failuresOf(policy: Policy, hasInput: boolean) {
  const statuses = [
    ...(hasInput ? [400, 413, 415] : []),
    ...(policy.kind === "public" ? [] : [401, 503]),
    ...(["public", "optional", "signed-in"].includes(policy.kind) ? [] : [403]),
    429,
    500,
  ];
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${responseName(status)}` }]),
  );
}

function bodyOf(input: JsonSchema, pathFields: readonly string[]) {
  const properties = Object.entries(input.properties ?? {}).filter(([name]) => !pathFields.includes(name));
  const required = (input.required ?? []).filter((name) => !pathFields.includes(name));
  const schema = { ...input, properties: Object.fromEntries(properties), required };
  return { required: true, content: { "application/json": { schema } } };
}

const securityOf = (policy: Policy) =>
  policy.kind === "optional" ? [{}, { accessToken: [] }] : [{ accessToken: [] }];

function audience(policy: Policy): string {
  switch (policy.kind) {
    case "public":
      return "Anybody / だれでも利用できます";
    case "optional":
      return "Anybody; a credential is checked when sent / だれでも利用できます（トークンがあれば検証します）";
    case "signed-in":
      return "Signed-in callers / サインインが必要です";
    case "person":
      return "People who have signed in / サインインした利用者のみ";
    case "machine":
      return "App clients that speak for themselves / クライアント自身として呼び出すアプリのみ";
    case "role":
      return `Role \`${policy.role}\` or above / \`${policy.role}\` 以上の役割が必要です`;
    case "any-role":
      return `One of the roles ${listOf(policy.roles)} / 役割 ${listOf(policy.roles)} のいずれかが必要です`;
    case "group":
      return `Members of \`${policy.group}\` / グループ \`${policy.group}\` への所属が必要です`;
    case "any-group":
      return `Members of one of ${listOf(policy.groups)} / グループ ${listOf(policy.groups)} のいずれかへの所属が必要です`;
    case "permission":
      return `Permission \`${policy.permission}\` / 権限 \`${policy.permission}\` が必要です`;
    case "scope":
      return policy.match === "all"
        ? `Scopes ${listOf(policy.scopes)} / スコープ ${listOf(policy.scopes)} が必要です`
        : `One of the scopes ${listOf(policy.scopes)} / スコープ ${listOf(policy.scopes)} のいずれかが必要です`;
    case "recent":
      return `Signed in within ${policy.maxAgeSeconds} seconds / ${policy.maxAgeSeconds} 秒以内のサインインが必要です`;
    case "confirmed":
      return "Confirmed by the user pool / ユーザープールへの確認を行います";
    case "all-of":
      return policy.policies.map(audience).join("\n\n");
  }
}

const listOf = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");

/** Without `$schema`: inside an OpenAPI 3.1 document the dialect is known. */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
