import { setTimeout as delay } from "node:timers/promises";
import type { Child } from "./child-process.ts";
import { readLogTail } from "./log-tail.ts";

const pauseMilliseconds = 100;
const oneTryMilliseconds = 30_000;

type Wait = {
  readonly child: Child;
  readonly url: string;
  readonly withinSeconds: number;
  readonly signal: AbortSignal;
};

/**
 * Waits until `url` answers with a success.
 * @throws ChildDied when the process behind it ends first; the signal's reason when it is aborted; Error when time is up.
 */
export async function waitForAnswer({ child, url, withinSeconds, signal }: Wait): Promise<void> {
  const limit = AbortSignal.timeout(withinSeconds * 1_000);
  const over = new AbortController();
  const until = AbortSignal.any([signal, limit, over.signal]);
  try {
    await Promise.race([
      poll(url, until),
      child.died.then((death) => {
        throw death;
      }),
    ]);
  } catch (error) {
    if (signal.aborted || !limit.aborted) throw error;
    // With --watch the process stays when the program has ended: only its log says why.
    const said = await readLogTail(child.logFile);
    throw new Error(
      `${child.name} did not answer at ${url} within ${withinSeconds} seconds: see ${child.logFile}\n${said}`,
    );
  } finally {
    over.abort();
  }
}

async function poll(url: string, until: AbortSignal): Promise<void> {
  for (;;) {
    until.throwIfAborted();
    if (await answers(url, until)) return;
    await delay(pauseMilliseconds, undefined, { signal: until });
  }
}

async function answers(url: string, until: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([until, AbortSignal.timeout(oneTryMilliseconds)]),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false; // not listening yet
  }
}
