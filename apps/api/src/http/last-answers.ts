import type { FastifyInstance } from "fastify";
import type { Stopping } from "./health.ts";

/**
 * Once the process is told to stop, every answer says that it is the last on its connection. A client that keeps calling
 * is thus never reset: nobody else but the answer it waits for ends its connection.
 */
export function registerLastAnswers(app: FastifyInstance, stopping: Stopping): void {
  app.addHook("onSend", async (_request, reply) => {
    if (stopping.isStopping) reply.header("connection", "close");
  });
}
