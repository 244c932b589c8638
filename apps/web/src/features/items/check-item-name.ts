import { ItemName } from "@sekisho/contract/items";

/** Why a name is refused, as a message key. */
export type ItemNameProblem = "required" | "too_long" | "unreadable";

type Checked =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly problem: ItemNameProblem };

/** Checks a typed name by the rules the API has, before it is sent. `name` is what will be stored. */
export function checkItemName(text: string): Checked {
  const { success, data, error } = ItemName.safeParse(text);
  if (success) return { ok: true, name: data };
  const code = error.issues[0]?.code;
  if (code === "too_small") return { ok: false, problem: "required" };
  return { ok: false, problem: code === "too_big" ? "too_long" : "unreadable" };
}
