import type { AuthState, Verifier } from "@sekisho/auth";
import type { ErrorCode } from "@sekisho/contract/error-code";
import type { Database } from "@sekisho/db";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { metricDefinitions } from "./metric-definitions.ts";

/** How a call ended: `refused` is the caller's doing (4xx), `failed` is ours (5xx). */
export type Outcome = "ok" | "refused" | "failed";

/** Counts and measures for one server. What it is told are names of ours; nothing a caller wrote becomes a label. */
export type Metrics = {
  readonly registry: Registry;
  /** `route` is the pattern that matched, or undefined. `seconds` until the answer's end; null for a stream. */
  requestEnded(facts: {
    readonly method: string;
    readonly route: string | undefined;
    readonly status: number | "aborted";
    readonly seconds: number | null;
  }): void;
  authenticated(auth: AuthState): void;
  /** `procedure` is the path of one that exists. */
  procedureEnded(procedure: string, outcome: Outcome, seconds: number): void;
  /** `procedure` as above, or null for one that does not exist. */
  procedureError(procedure: string | null, code: ErrorCode): void;
  /** How many streams are open is asked when somebody reads the metrics. */
  watchStreams(count: () => number): void;
};

/** Seconds: from a remembered token to the time limit of a statement. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const namedMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS"]);

/** A registry of its own for every server, so that nothing is shared by two of them in one process. */
export function createMetrics({ verifier, db }: { verifier: Verifier; db: Database }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({ ...definitionOf("requests"), registers });
  const requestDuration = new Histogram({ ...definitionOf("requestDuration"), buckets, registers });
  const authentications = new Counter({ ...definitionOf("authentications"), registers });
  const procedureDuration = new Histogram({ ...definitionOf("procedureDuration"), buckets, registers });
  const procedureErrors = new Counter({ ...definitionOf("procedureErrors"), registers });
  let countStreams = () => 0;
  new Gauge({
    ...definitionOf("openStreams"),
    registers,
    collect() {
      this.set(countStreams());
    },
  });
  new Gauge({
    ...definitionOf("keysHeld"),
    registers,
    aggregator: "min", // one worker without keys is what somebody must hear of
    collect() {
      this.set(verifier.holdsKeys() ? 1 : 0);
    },
  });
  if (db.connections() !== null) addConnectionMetrics(registry, db);
  collectDefaultMetrics({ register: registry });

  return {
    registry,
    requestEnded({ method, route = "unmatched", status, seconds }) {
      const named = namedMethods.has(method) ? method : "other";
      requests.inc({ method: named, route, status });
      if (seconds !== null) requestDuration.observe({ method: named, route }, seconds);
    },
    authenticated: (auth) => authentications.inc({ state: auth.kind, reason: reasonOf(auth) }),
    procedureEnded: (procedure, outcome, seconds) =>
      procedureDuration.observe({ procedure, outcome }, seconds),
    procedureError: (procedure, code) => procedureErrors.inc({ procedure: procedure ?? "unknown", code }),
    watchStreams(count) {
      countStreams = count;
    },
  };
}

function addConnectionMetrics(registry: Registry, db: Database): void {
  const registers = [registry];
  new Gauge({
    ...definitionOf("databaseConnections"),
    registers,
    collect() {
      const { open, idle } = db.connections() ?? { open: 0, idle: 0 };
      this.set({ state: "idle" }, idle);
      this.set({ state: "busy" }, open - idle);
    },
  });
  new Gauge({
    ...definitionOf("databaseWaiting"),
    registers,
    collect() {
      this.set(db.waiting().count);
    },
  });
}

function definitionOf<Name extends keyof typeof metricDefinitions>(metric: Name) {
  type Labels = (typeof metricDefinitions)[Name]["labels"][number];
  const { name, en, labels } = metricDefinitions[metric];
  const labelNames: readonly Labels[] = labels;
  return { name, help: en.replaceAll("`", ""), labelNames };
}

/** Of a malformed claim the kind of malady alone: which claim it was is in the log. */
function reasonOf(auth: AuthState): string {
  return "error" in auth ? auth.error.reason.replace(/:.*$/s, "") : "none";
}
