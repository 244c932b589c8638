import type { LogoutInput } from "@sekisho/contract/session";
import type { PublicCall } from "../call.ts";

/**
 * Ends this sign-in at the pool. The access token stays good until it expires: it is verified without asking
 * the pool, which is why it must live for minutes only.
 */
export async function logOut({ identity, input }: PublicCall<LogoutInput>): Promise<null> {
  await identity.revoke(input.refresh_token);
  return null;
}
