"use server";

import { Locale } from "@sekisho/contract/locale";
import { cookies } from "next/headers";
import { preferenceCookie } from "../preference-cookie.ts";
import { localeCookie } from "./request-locale.ts";

/** Remembers a language; anything but a known one is ignored. */
export async function chooseLocale(form: FormData): Promise<void> {
  const chosen = Locale.safeParse(form.get("locale"));
  if (chosen.success) (await cookies()).set(localeCookie, chosen.data, preferenceCookie);
}
