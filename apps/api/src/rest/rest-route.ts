import type { AnyTRPCRouter } from "@trpc/server";
import { type KnownProcedure, proceduresOf } from "../trpc/procedure-record.ts";
import type { RestMeta } from "./rest-meta.ts";

/** A procedure that has a REST side, with what both the route and its documentation need. */
export type RestRoute = {
  readonly procedure: KnownProcedure;
  readonly rest: RestMeta;
  /** The fields that the path gives. */
  readonly pathFields: readonly string[];
};

export function restRoutesOf(router: AnyTRPCRouter): RestRoute[] {
  return [...proceduresOf(router).values()].flatMap((procedure) => {
    const rest = procedure.meta?.rest;
    // A stream has no answer that REST could give.
    if (!rest || procedure.type === "subscription") return [];
    const pathFields = [...rest.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    return [{ procedure, rest, pathFields }];
  });
}
