import type { RefreshInput, Tokens } from "@sekisho/contract/session";
import type { PublicCall } from "../call.ts";

/** What a client does after a 401: new tokens for the refresh token, then the same call again. */
export function refresh({ identity, input }: PublicCall<RefreshInput>): Promise<Tokens> {
  return identity.refresh(input.refresh_token);
}
