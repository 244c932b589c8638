import { once } from "node:events";
import { Server as NetServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { lastConnectionsTimeout, stopGrace, stopTimeout } from "./http/limits.ts";

/**
 * Ends a server whose every answer already closes its connection (`http/last-answers.ts`) without breaking off a request:
 * 1. for `stopGrace` it still listens, so that clients who keep calling end their connections one by one;
 * 2. it stops listening, and whoever connected in the last moment gets to send a request;
 * 3. connections that said nothing all that time are closed, and requests in flight are finished.
 * What is left after `stopTimeout` is cut. Resolves when the server holds no connection any more.
 */
export async function stopGracefully(app: FastifyInstance): Promise<"drained" | "cut"> {
  let outcome: "drained" | "cut" = "drained";
  const cut = setTimeout(() => {
    outcome = "cut";
    app.server.closeAllConnections();
  }, stopTimeout);
  try {
    await sleep(stopGrace);
    stopListening(app);
    await Promise.race([once(app.server, "close"), sleep(lastConnectionsTimeout)]);
    await app.close();
    return outcome;
  } finally {
    clearTimeout(cut);
  }
}

/** The close of TCP, not of HTTP: that one resets connections whose first request is still on its way. */
function stopListening({ server }: FastifyInstance): void {
  NetServer.prototype.close.call(server);
}
