import { createServer, type IncomingMessage, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { StartUpError } from "./start-up-error.ts";
import { jsonReply, type Reply, sendReply } from "./transport/reply.ts";

export interface Listening {
  readonly port: number;
  readonly url: string;
  /** Stops accepting, lets answers under way finish, ends idle connections. */
  close(): Promise<void>;
}

/** How long and how large a request may be, on either port. */
const limits = { requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 };

/** Answers one request. `endpoint` is the address the server itself is found at. */
type Answer = (request: IncomingMessage, endpoint: string) => Promise<Reply>;

interface Address {
  readonly host: string;
  readonly port: number;
}

/** Listens in plain text, for the user pools API. Throws StartUpError when the port is taken. */
export const listen = (answer: Answer, address: Address): Promise<Listening> =>
  serve(createServer(limits), "http", answer, address);

/** Listens over TLS, for browsers and OAuth clients. Throws StartUpError when the port is taken. */
export const listenSecurely = (
  answer: Answer,
  { certificate, key, ...address }: Address & { certificate: string; key: string },
): Promise<Listening> =>
  serve(createSecureServer({ ...limits, cert: certificate, key }), "https", answer, address);

async function serve(
  server: Server,
  scheme: "http" | "https",
  answer: Answer,
  { host, port }: Address,
): Promise<Listening> {
  // Longer than clients keep idle connections, so that it is never we who close one just as it is used again.
  server.keepAliveTimeout = 65_000;
  await bind(server, host, port);
  // With TCP the address is always of this form; only pipes have a plain string.
  const { port: actual } = server.address() as AddressInfo;
  const url = `${scheme}://localhost:${actual}`;
  let closing = false;
  server.on("request", (request, response) => {
    void answer(request, url)
      .catch(() => jsonReply(400, { message: "Bad Request" }))
      .then((reply) => {
        // A connection kept open would hold up the stop until the client lets go of it.
        if (closing) response.setHeader("Connection", "close");
        sendReply(response, reply);
      })
      .catch((error: unknown) => {
        // Nobody is left to answer; unheard, it would end the process, and the client would wait for ever.
        console.error("cognito-emulator: an answer could not be sent:", error);
        response.destroy();
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

/**
 * Milliseconds for answers under way. Node neither counts a connection as idle that has never said anything, such as a
 * browser opens ahead of time, nor times it out any longer once it is closing.
 */
const longestAnswer = 5_000;

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutting = setTimeout(() => server.closeAllConnections(), longestAnswer);
    server.close(() => {
      clearTimeout(cutting);
      resolve();
    });
    server.closeIdleConnections();
  });
}
