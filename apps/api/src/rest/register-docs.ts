import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { docsTheme } from "./docs-theme.ts";
import { readDocsType, registerDocsType } from "./docs-type.ts";
import type { OpenApiDocument } from "./openapi-document.ts";

/**
 * Replaces the policy that answers are data, on these pages only. Nothing from anywhere else, and no upgrade of insecure
 * requests: over plain http, on a developer's machine, the page would lose its own scripts.
 */
const pagePolicy = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": ["'self'", "data:"],
  "font-src": "'self'",
  "connect-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
};

/** `/openapi.json`, and `/docs` to read it with: every script, style and font comes from this server. */
export async function registerDocs(app: FastifyInstance, document: OpenApiDocument): Promise<void> {
  // as: the document is plain JSON of our own making; the plugin types it as its own tree
  await app.register(swagger, { mode: "static", specification: { document: document as never } });
  const type = await readDocsType();
  registerDocsType(app, type);
  await app.register(swaggerUi, {
    routePrefix: "/docs",
    staticCSP: pagePolicy,
    theme: docsTheme(type),
    // Without the bar that invites to load some other document and brings a style of its own, both of which the policy
    // refuses. A token that is entered is forgotten with the page: nothing keeps it.
    uiConfig: { layout: "BaseLayout", persistAuthorization: false, tryItOutEnabled: true },
  });
  app.get("/openapi.json", async () => document);
}
