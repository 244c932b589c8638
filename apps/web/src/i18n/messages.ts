import type { Locale } from "@sekisho/contract/locale";
import enAuth from "../../messages/en/auth.json" with { type: "json" };
import enHome from "../../messages/en/home.json" with { type: "json" };
import enShell from "../../messages/en/shell.json" with { type: "json" };
import jaAuth from "../../messages/ja/auth.json" with { type: "json" };
import jaHome from "../../messages/ja/home.json" with { type: "json" };
import jaShell from "../../messages/ja/shell.json" with { type: "json" };

const ja = { auth: jaAuth, home: jaHome, shell: jaShell };

/** Every message of the app: Japanese is written first, and another language that lacks one does not compile. */
export type Messages = typeof ja;

export const messages: Record<Locale, Messages> = {
  ja,
  en: { auth: enAuth, home: enHome, shell: enShell },
};
