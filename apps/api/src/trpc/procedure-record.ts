import { type Policy, policyOf } from "@sekisho/auth";
import type { AnyTRPCProcedure, AnyTRPCRouter } from "@trpc/server";
import type { z } from "zod";
import type { Meta } from "./init.ts";

/** A procedure as the two facades look at it. */
export type KnownProcedure = {
  readonly path: string;
  readonly type: "query" | "mutation" | "subscription";
  readonly meta: Meta | undefined;
  /** Who may call it, as its guards enforce. */
  readonly policy: Policy;
  readonly input: z.ZodType | undefined;
  readonly output: z.ZodType | undefined;
};

/** The procedures of a router by their path ("items.list"). */
export function proceduresOf(router: AnyTRPCRouter): ReadonlyMap<string, KnownProcedure> {
  const record: Record<string, AnyTRPCProcedure> = router._def.procedures;
  return new Map(Object.entries(record).map(([path, procedure]) => [path, known(path, procedure)]));
}

function known(path: string, procedure: AnyTRPCProcedure): KnownProcedure {
  // as: tRPC keeps these members and does not type them; every schema of ours is zod's (read back in the tests)
  const def = procedure._def as unknown as {
    type: KnownProcedure["type"];
    meta?: Meta;
    inputs: readonly z.ZodType[];
    output?: z.ZodType;
  };
  return {
    path,
    type: def.type,
    meta: def.meta,
    policy: policyOf(procedure),
    input: def.inputs[0],
    output: def.output,
  };
}
