import type { NewAuditEvent } from "@sekisho/db";
import { nameOf } from "../features/name-of.ts";
import { networkOf } from "../http/network-of.ts";
import type { Context } from "../trpc/context.ts";

/** What a call says of itself in every event. */
export type Asking = Pick<Context, "auth" | "requestId" | "address">;

/** What happened; what is not said does not apply. `actor_…` where the call's own credential does not say who it was. */
export type Happening = Pick<NewAuditEvent, "action" | "outcome"> &
  Partial<Omit<NewAuditEvent, "action" | "outcome" | "request_id" | "network" | "repeated">>;

/** An event of a call, as the trail takes it. */
export function eventOf({ auth, requestId, address }: Asking, happening: Happening): NewAuditEvent {
  const principal = auth.kind === "signed-in" ? auth.principal : null;
  return {
    actor_sub: principal?.sub ?? null,
    actor_username: principal && nameOf(principal),
    target: null,
    reason: null,
    procedure: null,
    detail: {},
    ...happening,
    request_id: requestId,
    network: networkOf(address),
    repeated: 1,
  };
}
