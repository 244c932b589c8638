import type { LogSink } from "./create-logger.ts";

/** Standard output. */
export const standardOutput: LogSink = (line) => {
  process.stdout.write(line);
};
