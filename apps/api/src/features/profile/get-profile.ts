import { noRoleText } from "@sekisho/contract/access";
import type { ProfileAnswer } from "@sekisho/contract/profile";
import type { Call } from "../call.ts";
import { emailOf } from "../email-of.ts";
import { nameOf } from "../name-of.ts";

/** What the caller's own token says of them. The time is that of the sign-in: a token does not know when an account was made. */
export function getProfile({ principal }: Pick<Call, "principal">): ProfileAnswer {
  return {
    profile: {
      sub: principal.sub,
      username: nameOf(principal),
      email: emailOf(principal),
      email_verified: principal.tokenUse === "id" && principal.emailVerified,
      role: principal.role ?? noRoleText,
      created_at: principal.authTime === null ? null : Math.floor(principal.authTime),
      token_use: principal.tokenUse,
    },
  };
}
