import { Locale, localeFrom } from "@sekisho/contract/locale";
import { cookies, headers } from "next/headers";

/** The cookie that remembers a language somebody chose. */
export const localeCookie = "locale";

/** The language of this request: what was chosen, else what the browser asks for, else Japanese. */
export async function requestLocale(): Promise<Locale> {
  const chosen = Locale.safeParse((await cookies()).get(localeCookie)?.value);
  return chosen.success ? chosen.data : localeFrom((await headers()).get("accept-language") ?? undefined);
}
