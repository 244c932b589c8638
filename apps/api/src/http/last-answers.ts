import type { FastifyInstance } from "fastify";

/** Whether the process has been told to stop, and what answers wait for then (`stop-gracefully.ts`). */
export type Stopping = { isStopping: boolean; answersHeld: Promise<void> | null };

export const notStopping: Readonly<Stopping> = { isStopping: false, answersHeld: null };

/**
 * Once the process is told to stop, every answer says that it is the last on its connection. A client that keeps calling
 * is thus never reset: nothing but the answer it waits for ends its connection.
 */
export function registerLastAnswers(app: FastifyInstance, stopping: Readonly<Stopping>): void {
  app.addHook("onSend", async (_request, reply) => {
    if (!stopping.isStopping) return;
    reply.header("connection", "close");
    await stopping.answersHeld;
  });
}
