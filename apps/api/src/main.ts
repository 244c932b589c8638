import cluster from "node:cluster";
import type { FastifyBaseLogger } from "fastify";
import { EnvError } from "./env/env-error.ts";
import { type Env, readEnv } from "./env.ts";
import { stopTimeout } from "./http/limits.ts";
import { createLogger } from "./logging/create-logger.ts";
import { appendTo, standardOutput } from "./logging/log-sinks.ts";
import { serve } from "./serve.ts";
import { startFailure } from "./start-failure.ts";
import { runWorkers } from "./workers.ts";

// The only file that does something when it is imported: environment, dependencies, server, listen, graceful stop.
const env = readEnvOrExit();
const log = createLoggerOrExit(env);

process.on("uncaughtException", (err) => {
  log.fatal({ err }, "uncaught error");
  process.exit(1);
});
process.on("unhandledRejection", (err) => {
  log.fatal({ err }, "unhandled rejection");
  process.exit(1);
});

if (env.workers > 1 && cluster.isPrimary) runWorkers(env.workers, log);
else await serveUntilSignal();

async function serveUntilSignal(): Promise<void> {
  try {
    const serving = await serve(env, log);
    let isStopping = false;
    const onSignal = (signal: NodeJS.Signals) => {
      if (isStopping) process.exit(1); // asked twice: at once
      isStopping = true;
      log.info({ signal, within_ms: stopTimeout }, "stopping");
      serving.stop().then(
        () => process.exit(0),
        (err: unknown) => {
          log.fatal({ err }, "could not stop cleanly");
          process.exit(1);
        },
      );
    };
    process.on("SIGTERM", onSignal).on("SIGINT", onSignal);
  } catch (err) {
    exitWith(startFailure(err, env), log, err);
  }
}

function readEnvOrExit(): Env {
  try {
    return readEnv(process.env, process.cwd());
  } catch (error) {
    process.stderr.write(`${error instanceof EnvError ? error.message : startFailure(error, null)}\n`);
    process.exit(1);
  }
}

function createLoggerOrExit({ environment, logLevel, logFile }: Env): FastifyBaseLogger {
  try {
    const file = logFile === null ? null : appendTo(logFile);
    return createLogger({ environment, logLevel, console: standardOutput, file });
  } catch (error) {
    process.stderr.write(`${startFailure(error, null)}\n`);
    process.exit(1);
  }
}

function exitWith(sentence: string, logger: FastifyBaseLogger, err: unknown): never {
  logger.debug({ err }, "start failed");
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
