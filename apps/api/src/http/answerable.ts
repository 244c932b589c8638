import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

const lastResponses = new WeakMap<Socket, ServerResponse>();

/** Remembers the last response of each connection, for `turnOf`. */
export function registerAnswerable(app: FastifyInstance): void {
  app.server.on("request", ({ socket }, response) => lastResponses.set(socket, response));
}

/**
 * When may an error be written to this connection? `now` where nothing else is being said: to a request that is still
 * arriving and unanswered, or after an answered one. After the response it answers, where one to a whole request is under
 * way. Never (null) otherwise: that would be a second answer to one request, or lie in the middle of a stream.
 */
export function turnOf(socket: Socket): "now" | ServerResponse | null {
  const last = lastResponses.get(socket);
  if (!socket.writable) return null;
  if (last === undefined) return "now";
  if (!last.req.complete) return last.headersSent ? null : "now";
  if (last.writableFinished) return "now";
  return last.headersSent && !last.writableEnded ? null : last;
}
