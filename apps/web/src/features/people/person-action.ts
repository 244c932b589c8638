import type { Person } from "@sekisho/contract/users";

/** What an administrator can do to somebody else's account, by the name of the API's verb. */
export type PersonAction = "signOut" | "resetPassword" | "disable" | "enable" | "delete";

/** What makes sense for this person, mildest first. Whoever is disabled has no sign-ins to end, and no use for a password. */
export function actionsFor({ enabled }: Pick<Person, "enabled">): readonly PersonAction[] {
  return enabled ? ["signOut", "resetPassword", "disable", "delete"] : ["enable", "delete"];
}

/** Does it take something away that this person has? */
export const takesAway = (action: PersonAction): boolean => action !== "enable" && action !== "signOut";
