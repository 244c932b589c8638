import type { Principal } from "@sekisho/auth";
import type { Deps } from "../deps.ts";

/**
 * Takes back every token of a person that the pool has issued up to its present second, in the name of the caller. Tokens
 * carry whole seconds, so one issued later in that second goes too. Their refresh tokens are the pool's business.
 */
export async function revokePerson(
  {
    identity,
    revocations,
    principal,
  }: Pick<Deps, "identity" | "revocations"> & { readonly principal: Principal },
  sub: string,
): Promise<void> {
  // The caller's own token was dated by the same clock: it is at least as late there.
  const issuedUpTo = Math.max(await identity.secondAtPool(), Math.floor(principal.issuedAt));
  await revocations.add(
    principal.sub,
    identity.issuers.map((issuer) => ({ issuer, subject: sub, issuedUpTo })),
  );
}
