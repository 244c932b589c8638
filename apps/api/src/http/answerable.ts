import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

type Last = { readonly response: ServerResponse; readonly before: ServerResponse | undefined };

const lastResponses = new WeakMap<Socket, Last>();

/** Remembers the last response of each connection and the one before it, for `turnOf`. */
export function registerAnswerable(app: FastifyInstance): void {
  app.server.on("request", ({ socket }, response) =>
    lastResponses.set(socket, { response, before: lastResponses.get(socket)?.response }),
  );
}

/**
 * When may an error be written to this connection? `now` where nothing else is being said: to a request that is still
 * arriving and unanswered, or after an answered one. After the response it answers, where one to a whole request is still
 * to be said. Never (null) otherwise: that would be a second answer to one request, or lie in the middle of a stream.
 */
export function turnOf(socket: Socket): "now" | ServerResponse | null {
  const last = lastResponses.get(socket);
  if (!socket.writable) return null;
  if (last === undefined) return "now";
  const { response, before } = last;
  if (!response.req.complete) {
    if (response.headersSent) return null;
    return before === undefined || before.writableFinished ? "now" : before;
  }
  if (response.writableFinished) return "now";
  return response.headersSent && !response.writableEnded ? null : response;
}
