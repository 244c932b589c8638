import type { Pool } from "../pool/pool.ts";
import type { Words } from "./words.ts";

/** What people of this pool sign in with, as a label and as a browser fills it in. */
export function signInField({ identity }: Pool, say: Words): { label: string; type: "text" | "email" } {
  if (identity.UsernameAttributes.includes("email")) return { label: say.email, type: "email" };
  const byEmailToo = identity.AliasAttributes.includes("email");
  return { label: byEmailToo ? say.usernameOrEmail : say.username, type: "text" };
}
