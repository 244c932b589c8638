"use server";

import { cookies } from "next/headers";
import { preferenceCookie } from "../preference-cookie.ts";
import { themeCookie } from "./request-theme.ts";
import { themeNamed } from "./theme.ts";

/** Remembers a theme; anything but a known one is ignored. */
export async function chooseTheme(name: unknown): Promise<void> {
  const theme = themeNamed(name);
  if (theme) (await cookies()).set(themeCookie, theme, preferenceCookie);
}
