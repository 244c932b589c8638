import { pino } from "pino";
import type { Env } from "../env.ts";
import { levelName, pinoLevels } from "./log-level.ts";
import { plainLine } from "./plain-line.ts";
import { scrubLine } from "./scrub-line.ts";
import { serializeError } from "./serialize-error.ts";

/** Takes one finished line, its line feed included. */
export type LogSink = (line: string) => void;

export type LogOptions = Pick<Env, "environment" | "logLevel"> & {
  /** Where people look: plain lines in development, JSON elsewhere. */
  readonly console: LogSink;
  /** LOG_FILE: always JSON. Null: none. */
  readonly file: LogSink | null;
};

/** One JSON object a line, in the product's level names, scrubbed of credentials at the very end. */
export function createLogger({ environment, logLevel, console, file }: LogOptions) {
  const write = (line: string) => {
    const scrubbed = scrubLine(line);
    console(environment === "development" ? plainLine(scrubbed) : scrubbed);
    file?.(scrubbed);
  };
  return pino(
    {
      level: pinoLevels[logLevel],
      base: null, // process id and host name are the platform's to add
      messageKey: "message",
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: levelName(label) }) },
      // Requests and replies never enter the log whole: their URL holds inputs, their headers hold tokens.
      serializers: { err: serializeError, req: () => undefined, res: () => undefined },
    },
    { write },
  );
}
