import type { LoginAnswer, LoginInput } from "@sekisho/contract/session";
import { recordSession } from "../../audit/record-session.ts";
import type { PublicCall } from "../call.ts";

/** Tokens, or the `session` that replaces a temporary password and is good for nothing else. */
export function logIn(call: PublicCall<LoginInput>): Promise<LoginAnswer> {
  const { identity, input } = call;
  return recordSession(call, { action: "session.login", typedName: input.username }, () =>
    identity.login(input),
  );
}
