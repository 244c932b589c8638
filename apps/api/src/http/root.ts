import type { FastifyInstance } from "fastify";
import { localeOf } from "./request-facts.ts";

/** In Japanese, the words that clients of the first edition of this API look for. */
const greeting = {
  ja: "FastAPI + AWS Cognito認証サーバーが稼働中です",
  en: "The FastAPI + AWS Cognito authentication server is running",
};

/** The greeting at `/`. */
export function registerRoot(app: FastifyInstance): void {
  app.get("/", async (request) => ({ message: greeting[localeOf(request)] }));
}
