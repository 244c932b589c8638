import type { Locale } from "@sekisho/contract/locale";
import enAuth from "../../messages/en/auth.json" with { type: "json" };
import enHome from "../../messages/en/home.json" with { type: "json" };
import enItems from "../../messages/en/items.json" with { type: "json" };
import enPeople from "../../messages/en/people.json" with { type: "json" };
import enProfile from "../../messages/en/profile.json" with { type: "json" };
import enShell from "../../messages/en/shell.json" with { type: "json" };
import enSignedIn from "../../messages/en/signedIn.json" with { type: "json" };
import jaAuth from "../../messages/ja/auth.json" with { type: "json" };
import jaHome from "../../messages/ja/home.json" with { type: "json" };
import jaItems from "../../messages/ja/items.json" with { type: "json" };
import jaPeople from "../../messages/ja/people.json" with { type: "json" };
import jaProfile from "../../messages/ja/profile.json" with { type: "json" };
import jaShell from "../../messages/ja/shell.json" with { type: "json" };
import jaSignedIn from "../../messages/ja/signedIn.json" with { type: "json" };

const ja = {
  auth: jaAuth,
  home: jaHome,
  shell: jaShell,
  items: jaItems,
  people: jaPeople,
  profile: jaProfile,
  signedIn: jaSignedIn,
};

/** Every message of the app: Japanese is written first, and another language that lacks one does not compile. */
export type Messages = typeof ja;

export const messages: Record<Locale, Messages> = {
  ja,
  en: {
    auth: enAuth,
    home: enHome,
    shell: enShell,
    items: enItems,
    people: enPeople,
    profile: enProfile,
    signedIn: enSignedIn,
  },
};
