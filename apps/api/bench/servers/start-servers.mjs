import { fileURLToPath } from "node:url";
import { freePort } from "./free-port.mjs";
import { startServer } from "./server-process.mjs";

/** @import { TestPool } from "@sekisho/cognito-emulator" */
/** @import { Server } from "./server-process.mjs" */

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const api = { command: [process.execPath, here("../../dist/main.js")], readyPath: "/readyz" };
const python = "/usr/bin/python3";
/** The event loop and the parser that uvicorn recommends; a line for each request only where the application writes one. */
const uvicorn = [
  "-m",
  "uvicorn",
  "--loop",
  "uvloop",
  "--http",
  "httptools",
  "--no-access-log",
  "--log-level",
  "warning",
];

/**
 * How each server is started, by the name it has in the results.
 * @type {Record<string, (place: { port: number, workers: number }) => { command: string[], readyPath: string }>}
 */
const recipes = {
  api: () => api,
  "api-new": () => api,
  floor: () => adapter("floor"),
  "thin-alone": () => adapter("thin-alone"),
  "thin-new": () => adapter("thin-alone"),
  "stock-alone": () => adapter("stock-alone"),
  stock: () => adapter("stock"),
  unguarded: () => adapter("unguarded"),
  fastapi: ({ port, workers }) => fastapi("fastapi_app:app", port, workers),
  "fastapi-logged": ({ port, workers }) => fastapi("fastapi_app:logged", port, workers),
  django: ({ port, workers }) => ({
    command: [
      python,
      "-m",
      "gunicorn",
      "-w",
      String(workers),
      "-b",
      `127.0.0.1:${port}`,
      "--log-level",
      "error",
      "--pythonpath",
      here("../python"),
      "django_app:application",
    ],
    readyPath: "/public",
  }),
};

/** @param {string} name */
const adapter = (name) => ({ command: [process.execPath, here("adapters.mjs"), name], readyPath: "/ready" });

/** @param {string} app @param {number} port @param {number} workers */
const fastapi = (app, port, workers) => ({
  command: [
    python,
    ...uvicorn,
    "--app-dir",
    here("../python"),
    "--port",
    String(port),
    "--workers",
    String(workers),
    app,
  ],
  readyPath: "/public",
});

/**
 * @param {string} name one of the recipes
 * @param {object} where
 * @param {number} where.workers
 * @param {TestPool} where.pool whose tokens it verifies
 * @param {string} where.databaseUrl
 * @param {string} where.folder
 * @returns {Promise<Server>}
 */
export async function startNamed(name, { workers, pool, databaseUrl, folder }) {
  const port = await freePort();
  const recipe = recipes[name]?.({ port, workers });
  if (recipe === undefined) throw new Error(`no server is called ${name}`);
  const settings = { ...settingsOf(pool, databaseUrl), PORT: String(port), WORKERS: String(workers) };
  return startServer({ name: `${name}-${workers}`, settings, port, folder, ...recipe });
}

/**
 * As in production, with a line in the log for each request; only the general rate limit is off, because all of this comes
 * from one address.
 * @param {TestPool} pool
 * @param {string} databaseUrl
 */
function settingsOf(pool, databaseUrl) {
  return {
    ENVIRONMENT: "production",
    NODE_ENV: "production",
    RATE_LIMIT_MAX: "0",
    DATABASE_URL: databaseUrl,
    COGNITO_REGION: pool.region,
    COGNITO_USER_POOL_ID: pool.userPoolId,
    COGNITO_APP_CLIENT_ID: pool.clientId,
    COGNITO_ISSUER: pool.issuer,
    COGNITO_JWKS_URL: pool.jwksUrl,
    COGNITO_ENDPOINT: pool.endpoint,
    PYTHONDONTWRITEBYTECODE: "1",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}
