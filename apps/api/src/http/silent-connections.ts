import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

const connections = new WeakMap<Server, Set<Socket>>();

/** Remembers who is connected, for `closeSilentConnections`. */
export function registerSilentConnections({ server }: FastifyInstance): void {
  const open = new Set<Socket>();
  connections.set(server, open);
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
}

/**
 * Closes the connections on which nothing was ever said. Node counts them as busy until `headersTimeout`, and leaves them
 * open when it closes the idle ones; browsers and fetch open such connections ahead of their next request.
 */
export function closeSilentConnections({ server }: FastifyInstance): void {
  for (const socket of connections.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
}
