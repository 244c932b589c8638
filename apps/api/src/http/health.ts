import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import type { Stopping } from "./last-answers.ts";
import { readinessTimeout } from "./limits.ts";
import type { Pressure } from "./watch-pressure.ts";

/** Probes are asked by the platform, often and from one address: they are not counted, and answered under any load. */
const asProbe = { config: { rateLimit: false, isProbe: true } } as const;

/**
 * `/healthz`: the process runs; nothing else is asked, so an outage elsewhere never restarts it.
 * `/readyz`: traffic is welcome, because keys are held, the database answers, revocations are heard of and there is not
 * too much traffic already.
 */
export function registerHealth(
  app: FastifyInstance,
  { verifier, db, revocations }: Deps,
  stopping: Readonly<Stopping>,
  pressure: Pressure,
): void {
  app.get("/healthz", asProbe, async () => ({ status: "ok" }));

  app.get("/readyz", asProbe, async (_request, reply) => {
    // Nobody sends tokens to a server that is not ready: asking here is also what fetches keys after an outage.
    const keys = verifier.holdsKeys();
    const database = await answersInTime(db.ping());
    const heard = revocations.isHeard();
    const overloaded = pressure.isOverloaded();
    const ready = keys && database && heard && !stopping.isStopping && !overloaded;
    if (!ready) reply.status(503).header("retry-after", "2");
    return {
      status: ready ? "ready" : overloaded ? "overloaded" : "not_ready",
      checks: { keys, database, revocations: heard, accepting: !stopping.isStopping && !overloaded },
    };
  });
}

async function answersInTime(answer: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), readinessTimeout);
  });
  const inTime = answer.then(
    () => true,
    () => false,
  );
  return Promise.race([inTime, tooLate]).finally(() => clearTimeout(timer));
}
