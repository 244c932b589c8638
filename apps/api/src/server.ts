import { assertEveryProcedureStatesItsPolicy } from "@sekisho/auth";
import type { AnyTRPCRouter } from "@trpc/server";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import type { Deps } from "./deps.ts";
import { registerAnswerable } from "./http/answerable.ts";
import { registerHeadChecks } from "./http/check-head.ts";
import { answerClientError, refuseTunnels } from "./http/client-error.ts";
import { registerCors } from "./http/cors.ts";
import { answerUnroutable, registerFaults } from "./http/faults.ts";
import { registerHealth } from "./http/health.ts";
import { notStopping, registerLastAnswers, type Stopping } from "./http/last-answers.ts";
import * as limits from "./http/limits.ts";
import { noJsonSchema } from "./http/no-json-schema.ts";
import { registerPeerAddress } from "./http/peer-address.ts";
import { attemptCounter, openRateCounter, registerRateLimit } from "./http/rate-limit.ts";
import { registerUnreadBodies } from "./http/read-json-body.ts";
import { registerRequestFacts } from "./http/request-facts.ts";
import { newRequestId } from "./http/request-id.ts";
import { registerRequestLog } from "./http/request-log.ts";
import { registerRoot } from "./http/root.ts";
import { registerSecurityHeaders } from "./http/security-headers.ts";
import { registerShedding } from "./http/shed-load.ts";
import { registerSilentConnections } from "./http/silent-connections.ts";
import { watchPressure } from "./http/watch-pressure.ts";
import { debugRouter, hasDebugRoutes } from "./rest/debug-token.ts";
import { openApiDocument } from "./rest/openapi-document.ts";
import { registerDocs } from "./rest/register-docs.ts";
import { registerRest } from "./rest/register-rest.ts";
import { createOpenStreams } from "./streams/open-streams.ts";
import { appRouter } from "./trpc/app-router.ts";
import { assertStreamsAreSupervised } from "./trpc/assert-supervised.ts";
import { contextCreator } from "./trpc/create-context.ts";
import { registerTrpc } from "./trpc/fastify-adapter.ts";
import { countUnroutable, registerWatch } from "./watch/register-watch.ts";

/** What may differ from one server to the next. */
export type ServerOptions = {
  /** The procedures to serve; the product's own unless said. */
  readonly router?: AnyTRPCRouter;
  /** Told to stop: `/readyz` sends traffic elsewhere. */
  readonly stopping?: Readonly<Stopping>;
  /** For how many milliseconds the rate limits that all instances share are waited for. */
  readonly counterTimeout?: number;
};

/**
 * The whole HTTP surface over what it is handed. It does not listen, and it closes nothing that it did not open.
 * @throws ConfigurationError when a procedure does not state who may call it, or a subscription would outlive its token.
 */
export async function buildServer(
  deps: Deps,
  { router = appRouter, stopping = notStopping, counterTimeout = limits.counterTimeout }: ServerOptions = {},
): Promise<FastifyInstance> {
  assertEveryProcedureStatesItsPolicy(router);
  assertStreamsAreSupervised(router);
  const { env } = deps;
  const app = createApp(deps);

  registerPeerAddress(app);
  registerAnswerable(app);
  refuseTunnels(app);
  registerSilentConnections(app);
  registerRequestFacts(app);
  registerWatch(app, router, deps);
  registerRequestLog(app);
  registerUnreadBodies(app);
  registerLastAnswers(app, stopping);
  registerSecurityHeaders(app);
  await registerCors(app, env);
  const pressure = watchPressure(app, deps);
  registerShedding(app, pressure);
  const counter = openRateCounter(app, deps, counterTimeout);
  await registerRateLimit(app, env, counter);
  registerHeadChecks(app);
  registerFaults(app, { isLimited: env.rateLimitMax > 0 });

  const streams = createOpenStreams(deps.clock);
  deps.metrics?.watchStreams(streams.count);
  const stopHearing = deps.revocations.onChange(streams.recheck);
  app.addHook("onClose", async () => stopHearing());
  // By now nobody is accepted any more (stop-gracefully.ts): whoever comes back at once comes to another instance.
  app.addHook("preClose", async () => streams.endAll());
  const createContext = contextCreator(deps, attemptCounter(counter, router), streams);
  registerRoot(app);
  registerHealth(app, deps, stopping, pressure);
  registerTrpc(app, router, createContext);
  const restRouters = hasDebugRoutes(env) ? [router, debugRouter] : [router];
  for (const each of restRouters) registerRest(app, each, { prefix: env.apiPrefix, createContext });
  await registerDocs(app, openApiDocument(restRouters, env));
  return app;
}

function createApp({ env, log, metrics }: Deps): FastifyInstance {
  return Fastify({
    loggerInstance: log,
    // One line of our own per request instead of Fastify's two, which hold the query string.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "request_id" }),
    schemaController: noJsonSchema,
    genReqId: newRequestId,
    requestIdHeader: false,
    trustProxy: trustProxyOf(env),
    bodyLimit: limits.bodyMaxBytes,
    requestTimeout: limits.requestTimeout,
    connectionTimeout: limits.idleSocketTimeout,
    keepAliveTimeout: limits.keepAliveTimeout,
    pluginTimeout: limits.pluginTimeout,
    http: {
      requireHostHeader: false, // http/check-head.ts requires it, and answers with the one error body
      maxHeaderSize: limits.headMaxBytes,
      headersTimeout: limits.headersTimeout,
      connectionsCheckingInterval: limits.limitsCheckInterval,
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: limits.headMaxBytes },
    // While stopping, what still arrives on an open connection is answered and the connection closed after it.
    return503OnClosing: false,
    clientErrorHandler: (error, socket) => answerClientError(log, error, socket),
    frameworkErrors: (error, request, reply) => {
      countUnroutable(request, reply, metrics);
      void answerUnroutable(error, request, reply, { isLimited: env.rateLimitMax > 0 });
    },
  });
}

/** Fastify knows a number of hops and forgot to type it: the function says the same. */
function trustProxyOf({ trustProxy }: Deps["env"]) {
  return typeof trustProxy === "number"
    ? (_peer: string, hop: number) => hop < trustProxy
    : (trustProxy ?? false);
}
