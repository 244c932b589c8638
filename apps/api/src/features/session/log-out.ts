import type { LogoutInput } from "@sekisho/contract/session";
import { recordSession } from "../../audit/record-session.ts";
import type { PublicCall } from "../call.ts";

/**
 * Ends this sign-in at the pool. The access token stays good until it expires: it is verified without asking
 * the pool, which is why it must live for minutes only.
 */
export async function logOut(call: PublicCall<LogoutInput>): Promise<null> {
  const { identity, input } = call;
  await recordSession(call, { action: "session.logout", typedName: null }, () =>
    identity.revoke(input.refresh_token),
  );
  return null;
}
