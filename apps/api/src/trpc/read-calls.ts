import { TRPCError } from "@trpc/server";
import type { FastifyRequest } from "fastify";
import { batchMaxCalls } from "../http/limits.ts";
import { readJsonBody } from "../http/read-json-body.ts";
import { ApiError } from "./api-error.ts";
import type { KnownProcedure } from "./procedure-record.ts";

/** One call of a request: its path, its procedure if there is one, and its input, unread until the procedure asks. */
export type Call = {
  /** Its place in the batch. */
  readonly index: number;
  readonly path: string;
  readonly procedure: KnownProcedure | undefined;
  readonly getRawInput: () => Promise<unknown>;
};

export type Calls = { readonly isBatch: boolean; readonly calls: readonly Call[] };

/** Answers line by line (httpBatchStreamLink) are sent before it is known who is refused, and with which challenge. */
const noStreams = { fields: { "trpc-accept": "not_supported" } };

/** tRPC's clients put them into the URL, which ends up in logs and histories: nobody is to send a token that way. */
const noConnectionParams = { fields: { connectionParams: "not_supported" } };

/**
 * The calls a request names (tRPC's HTTP format: `/trpc/a.b` or `/trpc/a.b,c.d?batch=1`).
 * @throws TRPCError or ApiError when the request cannot be a call at all.
 */
export function readCalls(request: FastifyRequest, procedures: ReadonlyMap<string, KnownProcedure>): Calls {
  if (wantsLines(request)) throw new ApiError("validation_failed", noStreams);
  if (queryParameter(request, "connectionParams") !== undefined)
    throw new ApiError("validation_failed", noConnectionParams);
  const { path = "" } = request.params as { path?: string }; // as: the route's own parameter
  const isBatch = queryParameter(request, "batch") === "1";
  const paths = isBatch ? path.split(",") : [path];
  if (paths.length > batchMaxCalls) throw new TRPCError({ code: "BAD_REQUEST", message: "batch_too_large" });
  const readInputs = once(() => readAllInputs(request, isBatch));
  const calls = paths.map((each, index) => ({
    index,
    path: each,
    procedure: procedures.get(each),
    getRawInput: async () => (await readInputs())[index],
  }));
  if (new Set(calls.map(({ procedure }) => procedure?.type).filter(Boolean)).size > 1) {
    throw new TRPCError({ code: "BAD_REQUEST", message: "mixed_procedure_types" });
  }
  return { isBatch, calls };
}

/** The two ways in which httpBatchStreamLink says so. */
function wantsLines({ headers }: FastifyRequest): boolean {
  const accepted = headers.accept?.split(",").map((type) => type.trim()) ?? [];
  return headers["trpc-accept"] !== undefined || accepted.includes("application/jsonl");
}

async function readAllInputs(request: FastifyRequest, isBatch: boolean): Promise<Record<number, unknown>> {
  const inputs = request.method === "GET" ? readQueryInput(request) : await readJsonBody(request);
  if (!isBatch) return { 0: inputs };
  if (inputs === undefined) return {};
  if (typeof inputs !== "object" || inputs === null || Array.isArray(inputs)) {
    throw new TRPCError({ code: "BAD_REQUEST", message: "batch_input_not_an_object" });
  }
  return Object.fromEntries(Object.entries(inputs).filter(([, input]) => input !== undefined));
}

function readQueryInput(request: FastifyRequest): unknown {
  const text = queryParameter(request, "input");
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new TRPCError({ code: "BAD_REQUEST", message: "input_not_json" });
  }
}

/** The first of a repeated parameter, as URLSearchParams.get would give it. */
function queryParameter(request: FastifyRequest, name: string): string | undefined {
  const value = (request.query as Record<string, string | string[] | undefined>)[name]; // as: Fastify's own query parser
  return Array.isArray(value) ? value[0] : value;
}

/** Calls of one batch share one body: it is read at the first call's wish, and never twice. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= read();
    return result;
  };
}
