import type { AnyTRPCRouter } from "@trpc/server";
import type { Env } from "../env.ts";
import { errorSchema, sharedResponses } from "./openapi-errors.ts";
import { operationOf } from "./openapi-operation.ts";
import { restRoutesOf } from "./rest-route.ts";

/** An OpenAPI 3.1 document: plain JSON. */
export type OpenApiDocument = Record<string, unknown>;

const description = `関所 (Sekisho): every call is checked here, by the same procedures that tRPC serves at \`/trpc\`.
要求はすべてここで検証されます。\`/trpc\` と同じ手続きを、REST の形で公開しています。

Errors are \`{error, message, request_id}\`; the message is Japanese or English by \`Accept-Language\`.
エラーの本文は \`{error, message, request_id}\` です。文言は \`Accept-Language\` に応じて日本語か英語になります。`;

/** The document of the REST facade, made from the metadata and schemas that the routes themselves are made from. */
export function openApiDocument(
  router: AnyTRPCRouter,
  { apiTitle, apiVersion, apiPrefix }: Pick<Env, "apiTitle" | "apiVersion" | "apiPrefix">,
): OpenApiDocument {
  const paths: Record<string, Record<string, unknown>> = {
    "/": plainGet("Greeting", "稼働確認の応答", "root"),
  };
  for (const route of restRoutesOf(router)) {
    const path = apiPrefix + route.rest.path;
    paths[path] = { ...paths[path], [route.rest.method.toLowerCase()]: operationOf(route) };
  }
  paths["/healthz"] = plainGet("Is the process alive?", "プロセスの生存確認", "healthz");
  paths["/readyz"] = plainGet("Is traffic welcome?", "要求を受け付けられるかの確認", "readyz");
  return {
    openapi: "3.1.0",
    info: { title: apiTitle, version: apiVersion, description },
    paths,
    components: {
      securitySchemes: {
        accessToken: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "A Cognito access token / Cognito のアクセストークン",
        },
      },
      schemas: { Error: errorSchema },
      responses: sharedResponses,
    },
  };
}

function plainGet(summary: string, summaryJa: string, operationId: string) {
  const ok = { description: "OK", content: { "application/json": { schema: { type: "object" } } } };
  return {
    get: { operationId, tags: ["operations"], summary, description: summaryJa, responses: { 200: ok } },
  };
}
