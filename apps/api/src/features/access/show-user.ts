import type { PrincipalWithRole } from "@sekisho/auth";
import type { UserAnswer } from "@sekisho/contract/access";
import type { Role } from "@sekisho/contract/role";
import type { Call } from "../call.ts";

const sentence = {
  ja: "ユーザー専用エンドポイントです",
  en: "This endpoint is for users",
};

type UserCall = Pick<Call<void, PrincipalWithRole<Role>>, "locale" | "principal">;

/** For users and administrators. */
export function showUser({ locale, principal }: UserCall): UserAnswer {
  return {
    message: sentence[locale],
    user_data: { username: principal.username, role: principal.role },
  };
}
