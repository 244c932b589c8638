import type { Holder } from "@sekisho/auth/policy";
import type { Me } from "@sekisho/contract/auth";

/** What the API says of the caller, as policies look at it. Nobody while the answer is not here: nothing is offered then. */
export function holderOf(me: Me | undefined): Holder | null {
  if (me === undefined) return null;
  const authTime = me.signed_in_at === null ? null : Date.parse(me.signed_in_at) / 1000;
  return { ...me, authTime };
}
