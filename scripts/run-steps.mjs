import { CommandFailed, runCommand } from "./run-command.mjs";

/**
 * Numbered steps with the seconds each took. A step's output is shown when it fails, or always with VERBOSE=1.
 * `run` resolves with what the step gave, and rejects with what it threw.
 */
export function createSteps(total, { verbose, signal }) {
  let number = 0;
  return {
    async run(label, work) {
      number += 1;
      const startedAt = performance.now();
      const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
      process.stdout.write(`[${number}/${total}] ${label} …${verbose ? "\n" : ""}`);
      try {
        const result = await (Array.isArray(work) ? runCommand(work, { signal, show: verbose }) : work());
        console.log(` ${seconds()}`);
        return result;
      } catch (error) {
        console.log(signal.aborted ? "" : ` 失敗 / failed (${seconds()})`);
        if (error instanceof CommandFailed && !signal.aborted) console.error(error.output);
        throw error;
      }
    },
  };
}
