"use server";

import { cookies } from "next/headers";
import { preferenceCookie } from "../preference-cookie.ts";
import { themeCookie } from "./request-theme.ts";
import { Theme } from "./theme.ts";

/** Remembers a theme; anything but a known one is ignored. */
export async function chooseTheme(theme: unknown): Promise<void> {
  const chosen = Theme.safeParse(theme);
  if (chosen.success) (await cookies()).set(themeCookie, chosen.data, preferenceCookie);
}
