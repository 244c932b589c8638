import { eventOf } from "../../audit/event-of.ts";
import { ApiError } from "../../trpc/api-error.ts";
import type { Call } from "../call.ts";

/**
 * Takes back the access tokens of the sign-in that the caller's own token is of, on every instance. Its refresh token is
 * not known here: whoever holds it gives it back to the pool.
 * @throws ApiError `conflict` for a token that names no sign-in, such as a machine's
 */
export async function signOut(call: Omit<Call, "input">): Promise<null> {
  const { principal, revocations, trail } = call;
  const { sub, issuer, originJti } = principal;
  if (originJti === null) throw new ApiError("conflict");
  await revocations.add(sub, [{ issuer, originJti }]);
  await trail.note(eventOf(call, { action: "session.ended", outcome: "allowed" }));
  return null;
}
