import type { AdminAnswer } from "@sekisho/contract/access";
import { permissionsOf } from "@sekisho/contract/permission";
import type { AdminCall } from "../call.ts";
import { emailOf } from "../email-of.ts";

const sentence = {
  ja: "管理者専用エンドポイントです",
  en: "This endpoint is for administrators",
};

/** For administrators. */
export function showAdmin({ locale, principal }: Pick<AdminCall, "locale" | "principal">): AdminAnswer {
  return {
    message: sentence[locale],
    admin_info: {
      username: principal.username,
      email: emailOf(principal),
      permissions: [...permissionsOf(principal.role)],
    },
  };
}
