import { noRoleText, type ProtectedAnswer } from "@sekisho/contract/access";
import type { Call } from "../call.ts";
import { emailOf } from "../email-of.ts";
import { nameOf } from "../name-of.ts";

const greeting = {
  ja: (username: string) => `こんにちは、${username}さん`,
  en: (username: string) => `Hello, ${username}`,
};

/** For whoever is signed in: shows who the API takes them for. */
export function showProtected({ locale, principal }: Pick<Call, "locale" | "principal">): ProtectedAnswer {
  return {
    message: greeting[locale](nameOf(principal)),
    user_info: {
      username: nameOf(principal),
      email: emailOf(principal),
      sub: principal.sub,
      role: principal.role ?? noRoleText,
    },
  };
}
