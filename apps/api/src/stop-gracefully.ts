import { once } from "node:events";
import { setTimeout as sleep, setImmediate as turnOfTheLoop } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { closePort } from "./close-port.ts";
import type { Stopping } from "./http/last-answers.ts";
import { answersHeldFor, firstRequestTimeout, quietFor, stopGrace, stopTimeout } from "./http/limits.ts";
import { closeSilentConnections } from "./http/silent-connections.ts";

/** Connections that the system holds for a server to accept: what Node asks for unless it is told otherwise. */
const queueMax = 511;

/**
 * Ends a server without breaking off a request that was already sent:
 * 1. for `stopGrace` it still listens and says that it is not ready, and every answer closes its connection
 *    (`http/last-answers.ts`), so that clients who keep calling end their connections one by one;
 * 2. it stops listening while answers are held for a moment: who is waiting for one is not knocking at the door, and
 *    the system resets whoever stands there when it is closed;
 * 3. whoever came in last gets to send a request, then silent connections are closed and the rest is finished.
 * What is left after `stopTimeout` is cut. Resolves when the server holds no connection any more.
 */
export async function stopGracefully(app: FastifyInstance, stopping: Stopping): Promise<"drained" | "cut"> {
  let outcome: "drained" | "cut" = "drained";
  const cut = setTimeout(() => {
    outcome = "cut";
    app.server.closeAllConnections();
  }, stopTimeout);
  try {
    stopping.isStopping = true;
    await sleep(stopGrace);
    stopping.answersHeld = stopListening(app);
    await stopping.answersHeld;
    await Promise.race([once(app.server, "close"), sleep(firstRequestTimeout)]);
    await turnOfTheLoop(); // reads what has been sent by now, however late this process gets to it
    closeSilentConnections(app);
    await app.close();
    return outcome;
  } finally {
    clearTimeout(cut);
  }
}

/** Stops listening when nobody has connected for a moment, or after a while all the same. */
async function stopListening({ server }: FastifyInstance): Promise<void> {
  let arrivals = 0;
  server.on("connection", () => {
    arrivals++;
  });
  let before: number;
  const until = performance.now() + answersHeldFor;
  do {
    before = arrivals;
    await sleep(quietFor);
    await turnOfTheLoop();
  } while (arrivals > before && performance.now() < until);
  // A process that got no time from its machine finds many at the door at once, and a turn of the event loop lets in one
  // of them (libuv 1.45 and newer). No more can stand there than the system's queue for them holds.
  for (let turns = 0; turns < queueMax && arrivals > before; turns++) {
    before = arrivals;
    await turnOfTheLoop();
  }
  await closePort(server);
}
