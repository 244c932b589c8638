import type { AnyTRPCRouter } from "@trpc/server";
import type { Env } from "../env.ts";
import { errorSchema, sharedResponses } from "./openapi-errors.ts";
import { languageParameter } from "./openapi-language.ts";
import { operationOf } from "./openapi-operation.ts";
import { plainPaths } from "./openapi-plain.ts";
import { securityFactsOf, securitySchemes } from "./openapi-security.ts";
import { restRoutesOf } from "./rest-route.ts";

/** An OpenAPI 3.1 document: plain JSON. */
export type OpenApiDocument = Record<string, unknown>;

const description = `関所 (Sekisho): every call is checked here, by the same procedures that tRPC serves at \`/trpc\`.

要求はすべてここで検証されます。\`/trpc\` と同じ手続きを、REST の形で公開しています。

Errors are \`{error, message, request_id}\`; the message is Japanese or English by \`Accept-Language\`, which every operation below lets you choose.

エラーの本文は \`{error, message, request_id}\` です。文言は \`Accept-Language\` に応じて日本語か英語になり、下の各操作で選べます。

To try an operation: call \`POST …/user/login\`, copy \`access_token\` into *Authorize*, then *Execute*. The token is kept in this tab and forgotten on reload.

操作を試すには、\`POST …/user/login\` を実行し、返された \`access_token\` を *Authorize* に貼り付けてから *Execute* を押します。トークンはこのタブの中だけに保持し、再読み込みすると消えます。`;

/** The document of the REST facade, made from the metadata and schemas that the routes themselves are made from. */
export function openApiDocument(
  routers: readonly AnyTRPCRouter[],
  env: Pick<Env, "apiTitle" | "apiVersion" | "apiPrefix" | "accessTokenCookie" | "cognito">,
): OpenApiDocument {
  const { apiTitle, apiVersion, apiPrefix } = env;
  const facts = securityFactsOf(env);
  const paths: Record<string, Record<string, unknown>> = { ...plainPaths.greeting };
  for (const route of routers.flatMap(restRoutesOf)) {
    const path = apiPrefix + route.rest.path;
    paths[path] = { ...paths[path], [route.rest.method.toLowerCase()]: operationOf(route, facts) };
  }
  return {
    openapi: "3.1.0",
    info: { title: apiTitle, version: apiVersion, description },
    // Wherever this document is read from, so that it holds behind a proxy and on any port.
    servers: [{ url: "/" }],
    paths: { ...paths, ...plainPaths.health },
    components: {
      securitySchemes: securitySchemes(facts),
      parameters: { AcceptLanguage: languageParameter.component },
      schemas: { Error: errorSchema },
      responses: sharedResponses,
    },
  };
}
