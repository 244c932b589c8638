import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import type { AnyTRPCRouter } from "@trpc/server";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Deps } from "../deps.ts";
import { ApiError } from "../trpc/api-error.ts";
import type { Meta } from "../trpc/init.ts";
import { addressOf } from "./address-of.ts";
import { attemptsPerMinute, oneMinute } from "./limits.ts";
import { memoryCounter } from "./memory-counter.ts";
import type { RateCounter } from "./rate-counter.ts";
import { sharedCounter } from "./shared-counter.ts";

/** Counts one attempt at a procedure; rejects with ApiError `rate_limited` when there were too many. */
export type CountAttempt = (request: FastifyRequest, procedure: string) => Promise<void>;

/** All instances over one PostgreSQL share their counts; the embedded database belongs to one process anyway. */
export function openRateCounter(
  app: FastifyInstance,
  { env, db, monotonicClock, log }: Deps,
  patience: number,
): RateCounter {
  const now = () => monotonicClock.now();
  const counter =
    env.databaseUrl === null ? memoryCounter(now) : sharedCounter(db.counters, now, log, patience);
  app.addHook("onClose", async () => counter.close());
  return counter;
}

/**
 * Requests per minute and address (an IPv6 network of /64 counts as one), and far fewer attempts at whatever takes a
 * secret. The address is the peer's own; X-Forwarded-For counts only from proxies that TRUST_PROXY names.
 */
export async function registerRateLimit(
  app: FastifyInstance,
  { rateLimitMax }: Deps["env"],
  counter: RateCounter,
): Promise<void> {
  await app.register(rateLimit, {
    global: rateLimitMax > 0,
    max: rateLimitMax,
    timeWindow: oneMinute,
    keyGenerator: (request) => normalizeIP(addressOf(request)),
    errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
    store: storeOver(counter),
  });
}

/** What the plugin calls a store. All routes share the one limit, so every child is the same store again. */
function storeOver(counter: RateCounter) {
  return class Store {
    incr(
      key: string,
      done: (error: null, count: { current: number; ttl: number }) => void,
      _window: number,
      max: number,
    ) {
      done(null, counter.countNearly(`requests ${key}`, max));
    }
    child() {
      return this;
    }
  };
}

/** A counter for each procedure that says `countAttempts`. Not switched off with the general limit. */
export function attemptCounter(counter: RateCounter, router: AnyTRPCRouter): CountAttempt {
  const procedures = Object.entries(router._def.procedures as Record<string, { _def: { meta?: Meta } }>); // as: tRPC types the record loosely
  const counted = new Set(
    procedures.filter(([, { _def }]) => _def.meta?.countAttempts).map(([path]) => path),
  );
  return async (request, procedure) => {
    if (!counted.has(procedure)) return;
    const key = `${procedure} ${normalizeIP(addressOf(request))}`;
    const { current, ttl } = await counter.countExactly(key, attemptsPerMinute);
    if (current > attemptsPerMinute) throw tooMany(ttl);
  };
}

/** The refusal of a counter that runs anew in `ttl` milliseconds. */
export const tooMany = (ttl: number) =>
  new ApiError("rate_limited", {}, { retryAfterSeconds: Math.max(1, Math.ceil(ttl / 1000)) });
