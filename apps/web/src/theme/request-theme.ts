import { cookies } from "next/headers";
import { type Theme, themeNamed } from "./theme.ts";

/** The cookie that remembers a theme somebody chose. */
export const themeCookie = "theme";

/** The theme of this request: the server writes it into the page, so that nothing flashes. */
export async function requestTheme(): Promise<Theme> {
  return themeNamed((await cookies()).get(themeCookie)?.value) ?? "system";
}
