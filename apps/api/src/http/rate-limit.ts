import rateLimit from "@fastify/rate-limit";
import type { AnyTRPCRouter } from "@trpc/server";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Env } from "../env.ts";
import { ApiError } from "../trpc/api-error.ts";
import type { Meta } from "../trpc/init.ts";
import { attemptsPerMinute, oneMinute } from "./limits.ts";

/** Counts one attempt at a procedure; rejects with ApiError `rate_limited` when there were too many. */
export type CountAttempt = (request: FastifyRequest, procedure: string) => Promise<void>;

/**
 * Requests per minute and address (an IPv6 network of /64 counts as one), and far fewer attempts at whatever takes a
 * secret. The address is the peer's own; X-Forwarded-For counts only from proxies that TRUST_PROXY names.
 * Each process counts for itself.
 */
export async function registerRateLimit(app: FastifyInstance, { rateLimitMax }: Env): Promise<void> {
  await app.register(rateLimit, {
    global: rateLimitMax > 0,
    max: rateLimitMax,
    timeWindow: oneMinute,
    errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
  });
}

/** A counter for each procedure that says `countAttempts`. Not switched off with the general limit. */
export function attemptCounter(app: FastifyInstance, router: AnyTRPCRouter): CountAttempt {
  const counted = Object.entries(router._def.procedures as Record<string, { _def: { meta?: Meta } }>) // as: tRPC types the record loosely
    .filter(([, procedure]) => procedure._def.meta?.countAttempts)
    .map(([path]) => [path, app.createRateLimit({ max: attemptsPerMinute, timeWindow: oneMinute })] as const);
  const limits = new Map(counted);
  let before: Promise<unknown> = Promise.resolve();
  return async (request, procedure) => {
    // One by one: the plugin's counter is read after all the calls of a batch have raised it.
    const count = before.then(() => limits.get(procedure)?.(request));
    before = count.catch(() => undefined);
    const result = await count;
    if (result && !result.isAllowed && result.isExceeded) throw tooMany(result.ttl);
  };
}

/** The refusal of a counter that runs anew in `ttl` milliseconds. */
export const tooMany = (ttl: number) =>
  new ApiError("rate_limited", {}, { retryAfterSeconds: Math.max(1, Math.ceil(ttl / 1000)) });
