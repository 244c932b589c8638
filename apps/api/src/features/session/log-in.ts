import type { LoginAnswer, LoginInput } from "@sekisho/contract/session";
import type { PublicCall } from "../call.ts";

/** Tokens, or the `session` that replaces a temporary password and is good for nothing else. */
export function logIn({ identity, input }: PublicCall<LoginInput>): Promise<LoginAnswer> {
  return identity.login(input);
}
