import type { FastifyInstance } from "fastify";

/**
 * Asks for the peer's address while the peer is there; the socket remembers it. Whoever resets the connection right after a
 * request has none any more when it is counted and logged, and would turn that into an unexpected error of ours.
 */
export function registerPeerAddress({ server }: FastifyInstance): void {
  server.on("connection", (socket) => {
    if (socket.remoteAddress === undefined) socket.destroy(); // gone before it was accepted
  });
}
