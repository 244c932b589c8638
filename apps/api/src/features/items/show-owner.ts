import type { ItemsMe } from "@sekisho/contract/items";
import type { Call } from "../call.ts";
import { emailOf } from "../email-of.ts";
import { nameOf } from "../name-of.ts";

/** Whom the items belong to: the caller, as their token says. */
export function showOwner({ principal }: Pick<Call, "principal">): ItemsMe {
  return {
    sub: principal.sub,
    username: nameOf(principal),
    email: emailOf(principal),
    token_use: principal.tokenUse,
  };
}
