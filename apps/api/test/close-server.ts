import type { FastifyInstance } from "fastify";

/**
 * Closes a server that was listening, and cuts what is still connected to it. Node takes a client's connection on which
 * nothing was ever asked, or an answer broken off, for busy: it would be waited for until its time limit.
 */
export async function closeServer(app: FastifyInstance): Promise<void> {
  const closing = app.close();
  app.server.closeAllConnections();
  await closing;
}
