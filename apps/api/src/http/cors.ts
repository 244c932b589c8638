import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";
import type { Env } from "../env.ts";

const preflightMaxAgeSeconds = 600;

/** Exact origins, fixed methods and header fields; credentials only where a cookie may carry the token. */
export async function registerCors(app: FastifyInstance, env: Env): Promise<void> {
  const { allowedOrigins, accessTokenCookie } = env;
  await app.register(cors, {
    origin: [...allowedOrigins],
    methods: ["GET", "POST", "PATCH", "DELETE"],
    allowedHeaders: ["Authorization", "Content-Type", "Last-Event-ID", "X-Request-Id"],
    exposedHeaders: ["Link", "Location", "Retry-After", "WWW-Authenticate", "X-Request-Id"],
    credentials: accessTokenCookie !== null,
    maxAge: preflightMaxAgeSeconds,
    // A plain OPTIONS request is answered too, instead of with a text that is not our error body.
    strictPreflight: false,
  });
}
