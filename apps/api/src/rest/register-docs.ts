import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import type { OpenApiDocument } from "./openapi-document.ts";

/** `/openapi.json`, and `/docs` to read it with: every script and style comes from this server. */
export async function registerDocs(app: FastifyInstance, document: OpenApiDocument): Promise<void> {
  // as: the document is plain JSON of our own making; the plugin types it as its own tree
  await app.register(swagger, { mode: "static", specification: { document: document as never } });
  await app.register(swaggerUi, {
    routePrefix: "/docs",
    staticCSP: true, // replaces the answer-is-data policy on these pages only
    uiConfig: { persistAuthorization: false, tryItOutEnabled: false },
  });
  app.get("/openapi.json", async () => document);
}
