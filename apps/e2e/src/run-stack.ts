import type { ChildDied } from "./child-died.ts";
import { removeFacts, writeFacts } from "./facts-file.ts";
import type { Stack } from "./start-stack.ts";

type RunOptions = {
  readonly dataDir: string;
  /** Aborted when somebody wants the stack to end. */
  readonly stopRequested: AbortSignal;
};

/**
 * Lets a started stack run until it is asked to stop, with `stack.json` in place for as long as it does.
 * @throws ChildDied when one of its processes ended by itself; the others have been ended by then.
 */
export async function runStack(stack: Stack, { dataDir, stopRequested }: RunOptions): Promise<void> {
  try {
    await writeFacts(dataDir, stack.facts);
    const death = await deathOrRequest(stack, stopRequested);
    if (death) throw death;
  } finally {
    await removeFacts(dataDir);
    await stack.stop();
  }
}

function deathOrRequest(stack: Stack, stopRequested: AbortSignal): Promise<ChildDied | null> {
  const requested = new Promise<null>((resolve) => {
    if (stopRequested.aborted) resolve(null);
    stopRequested.addEventListener("abort", () => resolve(null), { once: true });
  });
  return Promise.race([stack.died, requested]);
}
