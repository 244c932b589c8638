import { openSync, writeSync } from "node:fs";
import { StartError } from "../start-error.ts";
import type { LogSink } from "./create-logger.ts";

/** Standard output. */
export const standardOutput: LogSink = (line) => {
  process.stdout.write(line);
};

/**
 * Appends to a file that only its owner can read. Lines are written at once, so that none is lost in a crash;
 * rotating is left to the platform (`copytruncate` works, since every write appends).
 * @throws StartError when the file cannot be opened.
 */
export function appendTo(path: string): LogSink {
  const file = openForAppending(path);
  return (line) => {
    writeSync(file, line);
  };
}

function openForAppending(path: string): number {
  try {
    return openSync(path, "a", 0o600);
  } catch (error) {
    throw new StartError("LOG_FILE", error);
  }
}
