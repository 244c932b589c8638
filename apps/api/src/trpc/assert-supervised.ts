import { ConfigurationError } from "@sekisho/auth";
import type { AnyTRPCProcedure, AnyTRPCRouter } from "@trpc/server";
import { superviseStream } from "./supervise-stream.ts";

/**
 * Refuses a subscription that is not built on `superviseStream`: it would go on after its token has expired.
 * @throws ConfigurationError naming it
 */
export function assertStreamsAreSupervised(router: AnyTRPCRouter): void {
  const record: Record<string, AnyTRPCProcedure> = router._def.procedures;
  for (const [path, procedure] of Object.entries(record)) {
    // as: tRPC keeps the middlewares of a procedure and does not type them (read back in the tests)
    const { type, middlewares } = procedure._def as unknown as {
      type: string;
      middlewares: readonly unknown[];
    };
    const isSupervised = superviseStream._middlewares.every((each) => middlewares.includes(each));
    if (type === "subscription" && !isSupervised)
      throw new ConfigurationError(
        path,
        "is a subscription: build it on protectedStream, or use superviseStream",
      );
  }
}
