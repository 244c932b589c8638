import type { LoginAnswer, NewPasswordInput } from "@sekisho/contract/session";
import { recordSession } from "../../audit/record-session.ts";
import type { PublicCall } from "../call.ts";

/** The second step of the first sign-in: the pool's own rules decide whether the new password is good enough. */
export function setNewPassword(call: PublicCall<NewPasswordInput>): Promise<LoginAnswer> {
  const { identity, input } = call;
  return recordSession(call, { action: "session.new_password", typedName: input.username }, () =>
    identity.respondNewPassword(input),
  );
}
