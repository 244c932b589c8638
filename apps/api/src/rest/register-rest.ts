import type { AnyTRPCRouter } from "@trpc/server";
import { callTRPCProcedure } from "@trpc/server";
import type { FastifyInstance } from "fastify";
import type { CreateContext } from "../trpc/create-context.ts";
import { nextPageLink } from "./next-page-link.ts";
import { restInputReader } from "./read-rest-input.ts";
import { type RestRoute, restRoutesOf } from "./rest-route.ts";

/** Registers a route for every procedure that says `rest` in its metadata. The procedure decides; this only translates. */
export function registerRest(
  app: FastifyInstance,
  router: AnyTRPCRouter,
  { prefix, createContext }: { prefix: string; createContext: CreateContext },
): void {
  for (const route of restRoutesOf(router)) registerRoute(app, router, route, prefix, createContext);
}

function registerRoute(
  app: FastifyInstance,
  router: AnyTRPCRouter,
  { procedure: { path, type, policy, input }, rest, pathFields }: RestRoute,
  prefix: string,
  createContext: CreateContext,
): void {
  const readInput = restInputReader(input, rest.method, pathFields);
  const url = prefix + rest.path.replace(/\{(\w+)\}/g, ":$1");
  app.route({
    method: rest.method,
    url,
    handler: async (request, reply) => {
      const ctx = await createContext(request, [policy]);
      const output: unknown = await callTRPCProcedure({
        router,
        path,
        type,
        ctx,
        getRawInput: () => readInput(request),
        signal: undefined,
        batchIndex: 0,
      });
      reply.status(rest.status ?? 200);
      const cursor = rest.nextCursor?.(output);
      if (cursor !== undefined && cursor !== null) reply.header("link", nextPageLink(request.url, cursor));
      if (rest.location) reply.header("location", prefix + rest.location(output));
      if (rest.status === 204) return reply.send();
      return reply.send(rest.body ? rest.body(output) : output);
    },
  });
}
