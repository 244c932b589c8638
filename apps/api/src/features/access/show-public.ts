import type { Message } from "@sekisho/contract/access";
import type { PublicCall } from "../call.ts";

const sentence = {
  ja: "認証不要のエンドポイントです",
  en: "This endpoint needs no authentication",
};

/** For everybody: shows that the API is reached. */
export function showPublic({ locale }: Pick<PublicCall, "locale">): Message {
  return { message: sentence[locale] };
}
