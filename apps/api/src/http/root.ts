import type { FastifyInstance } from "fastify";

/** The greeting at `/`, in the words that clients of the first edition of this API look for. */
export function registerRoot(app: FastifyInstance): void {
  app.get("/", async () => ({ message: "FastAPI + AWS Cognito認証サーバーが稼働中です" }));
}
