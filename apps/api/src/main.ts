import cluster from "node:cluster";
import type { FastifyBaseLogger } from "fastify";
import { EnvError } from "./env/env-error.ts";
import { type Env, readEnv } from "./env.ts";
import { releaseTimeout, stopTimeout } from "./http/limits.ts";
import { createLogger } from "./logging/create-logger.ts";
import { openLogFile } from "./logging/log-file.ts";
import { standardOutput } from "./logging/standard-output.ts";
import { startFailure } from "./start-failure.ts";
import { listenForStopRequests } from "./stop-requests.ts";
import { runWorkers } from "./workers.ts";

// The only file that does something when it is imported: environment, dependencies, server, listen, graceful stop.
// The AWS SDK writes to standard error which Node its future versions need. That is for whoever updates it, not for a log.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

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

if (env.workers > 1 && cluster.isPrimary) {
  await serveWorkersMetrics();
  runWorkers(env.workers, log);
} else await serveUntilSignal();

/** The primary process answers for its workers; nobody else sees them all. */
async function serveWorkersMetrics(): Promise<void> {
  if (env.metrics === null) return;
  try {
    const [{ serveMetrics }, { workersReader }] = await Promise.all([
      import("./metrics/serve-metrics.ts"),
      import("./metrics/worker-metrics.ts"),
    ]);
    const { url } = await serveMetrics(env.metrics, workersReader());
    log.info({ metrics: url }, "metrics of all workers");
  } catch (error) {
    process.stderr.write(`${startFailure(error)}\n`);
    process.exit(1);
  }
}

async function serveUntilSignal(): Promise<void> {
  // Loaded here and not above: neither the primary process of several workers nor a start that cannot succeed needs it.
  const starting = import("./serve.ts").then(({ serve }) => serve(env, log));
  let isStopping = false;
  listenForStopRequests((why) => {
    if (isStopping) process.exit(1); // asked twice: at once
    isStopping = true;
    log.info({ why, within_ms: stopTimeout }, "stopping");
    setTimeout(() => process.exit(1), stopTimeout + releaseTimeout).unref();
    // A signal during the start waits for its end, so that the database is closed and not cut.
    starting
      .then((serving) => serving.stop())
      .then(
        () => process.exit(0),
        (err: unknown) => {
          log.fatal({ err }, "could not stop cleanly");
          process.exit(1);
        },
      );
  });
  try {
    await starting;
  } catch (err) {
    log.debug({ err }, "start failed");
    process.stderr.write(`${startFailure(err)}\n`);
    process.exit(1);
  }
}

function readEnvOrExit(): Env {
  try {
    return readEnv(process.env, process.cwd());
  } catch (error) {
    process.stderr.write(`${error instanceof EnvError ? error.message : startFailure(error)}\n`);
    process.exit(1);
  }
}

function createLoggerOrExit({ environment, logLevel, logFile }: Env): FastifyBaseLogger {
  // Where the file fails, the log itself cannot say so there; the line that was to be written is on standard output.
  const onTrouble = (error: unknown) => void process.stderr.write(`${startFailure(error)}\n`);
  try {
    const file = logFile === null ? null : openLogFile({ ...logFile, onTrouble });
    return createLogger({ environment, logLevel, console: standardOutput, file });
  } catch (error) {
    process.stderr.write(`${startFailure(error)}\n`);
    process.exit(1);
  }
}
