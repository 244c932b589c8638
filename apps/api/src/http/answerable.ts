import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

const lastResponses = new WeakMap<Socket, ServerResponse>();

/** Remembers the last response of each connection, for `isAnswerable`. */
export function registerAnswerable(app: FastifyInstance): void {
  app.server.on("request", ({ socket }, response) => lastResponses.set(socket, response));
}

/**
 * May an error be written to this connection? Only where nothing else is being said: to a request that is still arriving
 * and unanswered, or after an answered one. Anything else would be a second answer to one request.
 */
export function isAnswerable(socket: Socket): boolean {
  const last = lastResponses.get(socket);
  if (!socket.writable) return false;
  if (last === undefined) return true;
  return last.req.complete ? last.writableFinished : !last.headersSent;
}
