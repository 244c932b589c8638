import type { Socket } from "node:net";
import type { FastifyRequest } from "fastify";
import { lingerTimeout } from "./limits.ts";

/**
 * Ends our side of a connection and throws away what still arrives, until the client ends its own or the time is over. The
 * system answers bytes that nobody reads with a reset, and a reset takes the answer away from a client that is still
 * sending (RFC 9112, section 9.6).
 */
export function linger(socket: Socket): void {
  socket.end();
  const limit = setTimeout(() => socket.destroy(), lingerTimeout).unref();
  socket.once("close", () => clearTimeout(limit));
}

/** Has a connection linger that ends with an answer to a request whose body is still arriving. */
export function lingerAfter({ raw }: FastifyRequest): void {
  const { socket } = raw;
  const destroySoon = socket.destroySoon?.bind(socket);
  // What Node calls once the last answer of a connection is written. It throws the rest of the body away by itself.
  socket.destroySoon = () => {
    if (raw.readableEnded) return destroySoon();
    raw.once("end", destroySoon);
    linger(socket);
  };
}
