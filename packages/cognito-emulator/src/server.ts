import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { isLocalPath, localReply } from "./local/local-pages.ts";
import { StartUpError } from "./start-up-error.ts";
import { preflightReply } from "./transport/cors.ts";
import { type JsonApi, jsonApiReply } from "./transport/json-api.ts";
import { jsonReply, type Reply, sendReply } from "./transport/reply.ts";
import { wellKnownDocument, wellKnownReply } from "./transport/well-known.ts";

export interface Listening {
  readonly port: number;
  readonly url: string;
  /** Stops accepting, lets answers under way finish, ends idle connections. */
  close(): Promise<void>;
}

/** Listens for everything the emulator answers. Throws StartUpError when the port is taken. */
export async function listen(
  api: JsonApi,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 });
  // Longer than clients keep idle connections, so that it is never we who close one just as it is used again.
  server.keepAliveTimeout = 65_000;
  await bind(server, host, port);
  // With TCP the address is always of this form; only pipes have a plain string.
  const { port: actual } = server.address() as AddressInfo;
  const url = `http://localhost:${actual}`;
  let closing = false;
  server.on("request", (request, response) => {
    void replyTo({ ...api, endpoint: url }, request)
      .catch(() => jsonReply(400, { message: "Bad Request" }))
      .then((reply) => {
        // A connection kept open would hold up the stop until the client lets go of it.
        if (closing) response.setHeader("Connection", "close");
        sendReply(response, reply);
      });
  });
  return {
    port: actual,
    url,
    close() {
      closing = true;
      return close(server);
    },
  };
}

async function replyTo(api: JsonApi & { endpoint: string }, request: IncomingMessage): Promise<Reply> {
  const url = new URL(`http://localhost${request.url ?? "/"}`);
  const document = wellKnownDocument(url.pathname);
  const { pools } = api.services;
  if (isLocalPath(url.pathname)) return localReply(api, request, url);
  if (request.method === "OPTIONS") return preflightReply(request, document ? "GET" : "POST");
  if (request.method === "POST") return jsonApiReply(api, request);
  if (document) return wellKnownReply({ pools, endpoint: api.endpoint }, document);
  return url.pathname === "/health"
    ? jsonReply(200, { status: "ok" })
    : jsonReply(404, { message: "Not Found" });
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const busy = error.code === "EADDRINUSE";
      reject(
        busy ? new StartUpError("port-in-use", `Port ${port} is already in use.`, { cause: error }) : error,
      );
    });
    server.listen(port, host, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
