import type { FastifyInstance } from "fastify";
import { stopTimeout } from "./http/limits.ts";

/** How often connections that became idle while stopping are closed, in milliseconds. */
const sweepInterval = 100;

/**
 * Stops accepting, lets requests in flight finish, closes connections as they become idle, and cuts what is left after
 * `stopTimeout`. Resolves when the server holds no connection any more.
 */
export async function stopGracefully(app: FastifyInstance): Promise<"drained" | "cut"> {
  let outcome: "drained" | "cut" = "drained";
  const sweep = setInterval(() => app.server.closeIdleConnections(), sweepInterval);
  const cut = setTimeout(() => {
    outcome = "cut";
    app.server.closeAllConnections();
  }, stopTimeout);
  try {
    await app.close();
    return outcome;
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
