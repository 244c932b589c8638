import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { ChildDied } from "./child-died.ts";
import type { Child } from "./child-process.ts";
import { choosePorts, type MovedPort, type StackPorts } from "./choose-ports.ts";
import type { StackMode } from "./part.ts";
import { connectToPool } from "./pool-admin.ts";
import { createSampleItems } from "./sample-items.ts";
import { seedDemo } from "./seed-demo.ts";
import type { StackFacts } from "./stack-facts.ts";
import { apiUrlOf, startApi } from "./start-api.ts";
import { startCompilers } from "./start-compilers.ts";
import { startPool } from "./start-pool.ts";
import { startWeb, webUrlOf } from "./start-web.ts";

export type StackOptions = {
  /** Everything that outlives the stack is in here, and nowhere else. */
  readonly dataDir: string;
  /** Wanted ports. 0 lets the operating system choose; a taken one gives way to the next free one. */
  readonly ports: StackPorts;
  readonly mode: StackMode;
  /** Told in one sentence when a part of the stack begins to start. */
  readonly log: (sentence: string) => void;
  /** Ends a start that is under way. A running stack is ended by `stop`. */
  readonly signal?: AbortSignal;
};

export type Stack = {
  readonly facts: StackFacts;
  readonly moved: readonly MovedPort[];
  /** Resolves when a process ended without being asked to; the others go on until `stop`. */
  readonly died: Promise<ChildDied>;
  /** Ends the web app, the API and the pool, in this order, and resolves when no process is left. */
  stop(): Promise<void>;
};

/**
 * Starts the user pool, the API and the web app on this machine, and seeds the demo accounts.
 * @throws ChildDied when one of them ends during the start; by then the rest has been ended too.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const children: Child[] = [];
  const givenUp = new AbortController();
  const signal = AbortSignal.any([givenUp.signal, ...(options.signal ? [options.signal] : [])]);
  const started = (child: Child) => void children.push(child);
  const stop = async () => {
    for (const child of children.toReversed()) await child.stop();
  };
  try {
    const { facts, moved } = await startParts({ ...options, signal }, started);
    return { facts, moved, died: Promise.race(children.map(({ died }) => died)), stop };
  } catch (error) {
    givenUp.abort();
    await stop();
    throw error;
  }
}

async function startParts(
  { dataDir, ports: wanted, mode, log, signal }: Required<StackOptions>,
  started: (child: Child) => void,
): Promise<Pick<Stack, "facts" | "moved">> {
  await mkdir(join(dataDir, "logs"), { recursive: true });
  const { ports, moved } = await choosePorts(wanted);
  const common = { dataDir, mode, signal };
  if (mode === "reload") startCompilers(dataDir, started);

  log("starting the user pool");
  const { endpoint } = await startPool({ ...common, port: ports.pool }, started);
  const { pool, accounts, newcomers } = await seedDemo(connectToPool(endpoint), endpoint);

  log("starting the API and the web app");
  const webUrl = webUrlOf(ports.web);
  const allowedOrigins = [webUrl, `http://127.0.0.1:${ports.web}`];
  const apiUrl = apiUrlOf(ports.api);
  await Promise.all([
    startApi({ ...common, port: ports.api, pool, allowedOrigins }, started),
    startWeb({ ...common, port: ports.web, pool, apiUrl }, started),
  ]);
  for (const accessToken of newcomers) await createSampleItems(apiUrl, accessToken);
  return { facts: { webUrl, apiUrl, pool, accounts }, moved };
}
