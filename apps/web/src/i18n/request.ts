import { getRequestConfig } from "next-intl/server";
import { messages } from "./messages.ts";
import { requestLocale } from "./request-locale.ts";

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale, messages: messages[locale] };
});
