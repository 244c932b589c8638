/**
 * What is measured, in the order in which it has its turns. A course is one way of asking one server.
 * @typedef {object} Course
 * @property {string} id what results, tables and goals call it
 * @property {string} server a name of start-servers.mjs
 * @property {number} workers
 * @property {number} connections
 * @property {readonly string[]} calls method, path and body, separated by tabs
 * @property {"known" | "new" | "id"} tokens remembered by the server, never met before, or id tokens
 * @property {number} callsPerRequest
 * @property {readonly Part[]} parts
 */

/** @typedef {typeof parts[number]} Part */

export const parts = /** @type {const} */ ([
  "auth",
  "adapter",
  "batch",
  "workers",
  "connections",
  "python",
  "database",
  "mixed",
]);

const batchSize = 10;

/** @param {string} path */
const get = (path) => [`GET\t${path}\t`];
/** @param {string} procedure @param {string} [prefix] */
const query = (procedure, prefix = "/trpc") => get(`${prefix}/${procedure}`);
/** @param {string} procedure */
const batchOf = (procedure) => get(`/trpc/${Array(batchSize).fill(procedure).join(",")}?batch=1`);
const create = 'POST\t/trpc/items.create\t{"name":"a name of usual length"}';

/** What an afternoon looks like: reads, a write now and then, a page that asks for three things at once, REST beside tRPC. */
export const mixedCalls = [
  ...query("access.public"),
  ...query("items.list"),
  ...query("access.protected"),
  ...query("auth.me"),
  create,
  ...get("/trpc/auth.me,items.list,access.user?batch=1"),
  ...get("/api/v1/items?limit=10"),
  ...query("items.me"),
  ...get("/api/v1/profile"),
  ...query("items.list"),
];

/**
 * @param {string} id
 * @param {Part[]} of
 * @param {Partial<Course> & Pick<Course, "server" | "calls">} rest
 * @returns {Course}
 */
const course = (id, of, rest) => ({
  id,
  parts: of,
  workers: 1,
  connections: 64,
  tokens: "known",
  callsPerRequest: 1,
  ...rest,
});

const open = query("access.public");
const unguarded = query("access.unguarded");
const guarded = query("access.protected");

/** Whoever has to forget its tokens is a process of its own ("api-new", "thin-new"), so that the other one can remember them. */
export const courses = [
  course("floor", ["adapter"], { server: "floor", calls: get("/floor") }),
  course("route", ["adapter"], { server: "api", calls: get("/healthz") }),
  course("public", ["adapter", "workers", "connections", "python"], {
    server: "api",
    calls: open,
  }),
  course("unguarded", ["auth", "batch"], { server: "unguarded", calls: unguarded }),
  course("hits", ["auth", "adapter", "batch", "workers", "connections", "python"], {
    server: "api",
    calls: guarded,
  }),
  course("new", ["auth", "workers", "python"], { server: "api-new", calls: guarded, tokens: "new" }),
  course("thin-alone", ["adapter"], { server: "thin-alone", calls: open }),
  course("thin-hits", ["adapter", "python"], { server: "thin-alone", calls: guarded }),
  course("thin-new", ["python"], { server: "thin-new", calls: guarded, tokens: "new" }),
  course("stock-alone", ["adapter"], { server: "stock-alone", calls: query("access.public", "/stock") }),
  course("stock-public", ["adapter"], { server: "stock", calls: query("access.public", "/stock") }),
  course("stock-hits", ["adapter"], { server: "stock", calls: query("access.protected", "/stock") }),
  course("batch-unguarded", ["batch"], {
    server: "unguarded",
    calls: batchOf("access.unguarded"),
    callsPerRequest: batchSize,
  }),
  course("batch-hits", ["batch"], {
    server: "api",
    calls: batchOf("access.protected"),
    callsPerRequest: batchSize,
  }),
  course("batch-new", ["batch"], {
    server: "api-new",
    calls: batchOf("access.protected"),
    callsPerRequest: batchSize,
    tokens: "new",
  }),
  course("public-1", ["connections"], { server: "api", calls: open, connections: 1 }),
  course("hits-1", ["connections"], { server: "api", calls: guarded, connections: 1 }),
  course("list-1", ["connections"], { server: "api", calls: query("items.list"), connections: 1 }),
  course("list", ["connections", "database"], { server: "api", calls: query("items.list") }),
  course("create", ["database"], { server: "api", calls: [create] }),
  course("public-2w", ["workers"], { server: "api", workers: 2, calls: open }),
  course("hits-2w", ["workers", "python"], { server: "api", workers: 2, calls: guarded }),
  course("new-2w", ["workers", "python"], { server: "api-new", workers: 2, calls: guarded, tokens: "new" }),
  course("fastapi-public", ["python"], { server: "fastapi", calls: get("/public") }),
  course("fastapi", ["python"], { server: "fastapi", calls: get("/protected") }),
  course("fastapi-logged", ["python"], { server: "fastapi-logged", calls: get("/protected"), tokens: "id" }),
  course("django-public", ["python"], { server: "django", calls: get("/public") }),
  course("django", ["python"], { server: "django", calls: get("/protected") }),
  course("fastapi-2w", ["python"], { server: "fastapi", workers: 2, calls: get("/protected") }),
  course("fastapi-logged-2w", ["python"], {
    server: "fastapi-logged",
    workers: 2,
    calls: get("/protected"),
    tokens: "id",
  }),
  course("django-2w", ["python"], { server: "django", workers: 2, calls: get("/protected") }),
];

export const pythonServers = ["fastapi", "fastapi-logged", "django"];
