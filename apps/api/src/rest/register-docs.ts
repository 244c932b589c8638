import type { AnyTRPCRouter } from "@trpc/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Env } from "../env.ts";
import { codeOfStatus } from "../http/code-of-status.ts";
import { assertInstalled } from "../installed.ts";
import { ApiError } from "../trpc/api-error.ts";
import type { OpenApiDocument } from "./openapi-document.ts";

/** What a browser asks for of a file that it has already, or has a part of. */
const ofFiles = ["cache-control", "if-none-match", "if-modified-since", "if-range", "range"];

/** Of a connection that is none: Node says them of the real one. */
const ofConnections = ["connection", "date", "keep-alive", "transfer-encoding"];

/**
 * `/openapi.json`, and `/docs` to read it with. Both are made when somebody first asks: the document and the page's server
 * are a tenth of a start, which most processes never need.
 */
export function registerDocs(app: FastifyInstance, routers: readonly AnyTRPCRouter[], env: Env): void {
  for (const name of ["@fastify/swagger", "@fastify/swagger-ui"]) assertInstalled(name);
  let describing: Promise<OpenApiDocument> | undefined;
  let opening: Promise<FastifyInstance> | undefined;
  const description = () => {
    describing ??= import("./openapi-document.ts").then((file) => file.openApiDocument(routers, env));
    return describing;
  };
  const open = async () => {
    const { docsServer } = await import("./docs-server.ts");
    return await docsServer(await description(), app.log);
  };
  const show = async (request: FastifyRequest, reply: FastifyReply) => {
    opening ??= open();
    return await answerFrom(await opening, request, reply);
  };
  app.get("/openapi.json", description);
  app.get("/docs", show);
  app.get("/docs/*", show);
  app.addHook("onClose", async () => {
    await opening?.then(
      (docs) => docs.close(),
      () => undefined, // whoever asked has been told
    );
  });
}

async function answerFrom(
  docs: FastifyInstance,
  { method, raw, headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const answer = await docs.inject({
    method: method === "HEAD" ? "HEAD" : "GET",
    url: raw.url ?? "/docs",
    headers: Object.fromEntries(ofFiles.flatMap((name) => (headers[name] ? [[name, headers[name]]] : []))),
    payloadAsStream: true,
  });
  if (answer.statusCode >= 400) {
    answer.stream().destroy();
    throw new ApiError(answer.statusCode < 500 ? codeOfStatus(answer.statusCode) : "internal_server_error");
  }
  const said = Object.entries(answer.headers).filter(([name]) => !ofConnections.includes(name));
  return reply.status(answer.statusCode).headers(Object.fromEntries(said)).send(answer.stream());
}
