import { randomUUID } from "node:crypto";
import { ProtectedAnswer } from "@sekisho/contract/access";
import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import Fastify from "fastify";

/** @import { CreateFastifyContextOptions } from "@trpc/server/adapters/fastify" */
/** @import { FastifyInstance } from "fastify" */

/**
 * The API's own parts put together in other ways, to compare with. A process of its own, with the API's settings and the
 * name of what to serve: floor, thin-alone, stock-alone, stock or unguarded.
 */

/** What ships is measured. @param {string} path */
const shipped = (path) => import(new URL(`../../dist/${path}.js`, import.meta.url).href);

/** @type {typeof import("../../src/env.ts")} */
const { readEnv } = await shipped("env");
/** @type {typeof import("../../src/deps.ts")} */
const { createDeps } = await shipped("deps");
/** @type {typeof import("../../src/logging/create-logger.ts")} */
const { createLogger } = await shipped("logging/create-logger");
/** @type {typeof import("../../src/logging/standard-output.ts")} */
const { standardOutput } = await shipped("logging/standard-output");
/** @type {typeof import("../../src/http/request-facts.ts")} */
const { registerRequestFacts } = await shipped("http/request-facts");
/** @type {typeof import("../../src/trpc/create-context.ts")} */
const { contextCreator } = await shipped("trpc/create-context");
/** @type {typeof import("../../src/trpc/fastify-adapter.ts")} */
const { registerTrpc } = await shipped("trpc/fastify-adapter");
/** @type {typeof import("../../src/trpc/app-router.ts")} */
const { appRouter } = await shipped("trpc/app-router");
/** @type {typeof import("../../src/trpc/procedures.ts")} */
const { publicProcedure, router } = await shipped("trpc/procedures");
/** @type {typeof import("../../src/trpc/procedure-record.ts")} */
const { proceduresOf } = await shipped("trpc/procedure-record");
/** @type {typeof import("../../src/streams/open-streams.ts")} */
const { createOpenStreams } = await shipped("streams/open-streams");
/** @type {typeof import("../../src/server.ts")} */
const { buildServer } = await shipped("server");

const env = readEnv(process.env, process.cwd());
const log = createLogger({ ...env, console: standardOutput, file: null });
const deps = await createDeps(env, log);
const createContext = contextCreator(deps, () => Promise.resolve(), createOpenStreams(deps.clock));

/** @type {Record<string, () => Promise<FastifyInstance>>} */
const servers = {
  /** A JSON route with the body of access.public and nothing else: the least that Fastify can do. */
  async floor() {
    const app = alone();
    const message = "認証不要のエンドポイントです";
    app.get("/floor", async () => ({ result: { data: { message } } }));
    return app;
  },
  /** Our adapter without the API's hooks: no security header fields, no CORS, no limits, no request log. */
  async "thin-alone"() {
    const app = alone();
    registerRequestFacts(app);
    registerTrpc(app, appRouter, createContext);
    return app;
  },
  /** The adapter that comes with tRPC, as its manual shows it. */
  async "stock-alone"() {
    const app = alone();
    registerRequestFacts(app);
    await registerStock(app);
    return app;
  },
  /** All of the API, giving anybody an answer as `access.protected` gives it: what is missing is what authentication costs. */
  async unguarded() {
    const sub = randomUUID(); // the tokens' people are called by theirs
    const somebody = { username: sub, email: null, sub, role: "user" };
    const answer = ProtectedAnswer.parse({ message: `こんにちは、${sub}さん`, user_info: somebody });
    const anybody = router({ unguarded: publicProcedure.output(ProtectedAnswer).query(() => answer) });
    return buildServer(deps, { router: router({ access: anybody }) });
  },
  /** The adapter that comes with tRPC behind all of the API's hooks. */
  async stock() {
    const app = await buildServer(deps);
    await registerStock(app);
    return app;
  },
};

const app = await servers[process.argv[2] ?? ""]?.();
if (!app) throw new Error(`serve one of ${Object.keys(servers).join(", ")}`);
app.get("/ready", async () => ({}));
process.once("SIGTERM", () => process.exit(0));
await app.listen({ host: env.host, port: env.port });
await deps.verifier.warmUp();

function alone() {
  return Fastify({ routerOptions: { maxParamLength: 16_384 } });
}

/** @param {FastifyInstance} server */
async function registerStock(server) {
  // The policies of all procedures: the stock adapter does not say which ones a request names before it makes the context.
  const policies = [...proceduresOf(appRouter).values()].map(({ policy }) => policy);
  const unlooked = policies.filter(({ kind }) => kind === "public");
  await server.register(fastifyTRPCPlugin, {
    prefix: "/stock",
    trpcOptions: {
      router: appRouter,
      createContext: (/** @type {CreateFastifyContextOptions} */ { req }) =>
        createContext(req, req.url.startsWith("/stock/access.public") ? unlooked : policies),
    },
  });
}
