import type { RefreshInput, Tokens } from "@sekisho/contract/session";
import { recordSession } from "../../audit/record-session.ts";
import type { PublicCall } from "../call.ts";

/** What a client does after a 401: new tokens for the refresh token, then the same call again. */
export function refresh(call: PublicCall<RefreshInput>): Promise<Tokens> {
  const { identity, input } = call;
  return recordSession(call, { action: "session.refresh", typedName: null }, () =>
    identity.refresh(input.refresh_token),
  );
}
