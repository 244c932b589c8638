import cluster from "node:cluster";
import { Server as NetServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { portClosedTimeout } from "./http/limits.ts";

/** What a worker tells its primary process once nobody need knock for a while, */
export const quietMessage = "quiet";

/** and what it is told when it listens no more. */
export const portClosedMessage = "port closed";

/**
 * Closes the listening socket alone: `close` of an HTTP server also resets connections whose first request is on its way.
 * Several workers share the socket, and their primary process has it: it closes it for all of them (`shared-port.ts`).
 * Resolves when it is closed, or at least for this worker where the others take too long.
 */
export async function closePort(server: NetServer): Promise<void> {
  const closeAlone = NetServer.prototype.close.bind(server);
  if (!cluster.isWorker || !process.connected) return void closeAlone();
  server.close = closeAlone; // what the cluster module calls when the primary process says so
  const isClosed = new Promise<void>((resolve) => {
    process.on("message", (message) => message === portClosedMessage && resolve());
    process.once("disconnect", resolve);
  });
  process.send?.(quietMessage, undefined, undefined, () => undefined); // whoever is gone hears nothing
  await Promise.race([isClosed, sleep(portClosedTimeout, undefined, { ref: false })]);
  Reflect.deleteProperty(server, "close"); // the server's own again
  if (server.listening) closeAlone();
}
