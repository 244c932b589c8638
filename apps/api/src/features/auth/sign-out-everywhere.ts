import { eventOf } from "../../audit/event-of.ts";
import { revokePerson } from "../../revocation/revoke-person.ts";
import { ApiError } from "../../trpc/api-error.ts";
import type { Call } from "../call.ts";

/**
 * Ends every sign-in the caller has, this one included; that they asked for it is in the audit trail. The tokens are taken back before the pool is asked and after: what
 * it issued in between had come from a sign-in that is over.
 * @throws ApiError `conflict` for a machine, which has never signed in
 */
export async function signOutEverywhere(call: Omit<Call, "input">): Promise<null> {
  const { identity, principal, trail } = call;
  if (principal.kind !== "user") throw new ApiError("conflict");
  await trail.write(eventOf(call, { action: "session.ended_everywhere", outcome: "allowed" }));
  await revokePerson(call, principal.sub);
  await identity.signOutEverywhere(principal.username);
  await revokePerson(call, principal.sub);
  return null;
}
