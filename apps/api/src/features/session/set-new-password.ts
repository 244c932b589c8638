import type { LoginAnswer, NewPasswordInput } from "@sekisho/contract/session";
import type { PublicCall } from "../call.ts";

/** The second step of the first sign-in: the pool's own rules decide whether the new password is good enough. */
export function setNewPassword({ identity, input }: PublicCall<NewPasswordInput>): Promise<LoginAnswer> {
  return identity.respondNewPassword(input);
}
