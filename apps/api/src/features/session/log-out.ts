import { AuthError, type Principal, type Verifier } from "@sekisho/auth";
import type { LogoutInput } from "@sekisho/contract/session";
import { recordSession } from "../../audit/record-session.ts";
import type { PublicCall } from "../call.ts";

/**
 * Ends this sign-in at the pool. With the access token, whose `origin_jti` names the sign-in, its access tokens are taken
 * back too; a refresh token does not say which sign-in it is of, so without one they stay good until they expire.
 */
export async function logOut(call: PublicCall<LogoutInput>): Promise<null> {
  const { identity, revocations, verifier, input } = call;
  const principal = input.access_token === undefined ? null : await bearerOf(input.access_token, verifier);
  await recordSession(call, { action: "session.logout", typedName: null, principal }, () =>
    identity.revoke(input.refresh_token),
  );
  if (principal !== null && principal.originJti !== null) {
    const { sub, issuer, originJti } = principal;
    await revocations.add(sub, [{ issuer, originJti }]);
  }
  return null;
}

/** One that counts no more, expired or taken back, needs no taking back. Where nobody can tell, neither can we. */
async function bearerOf(token: string, verifier: Pick<Verifier, "verify">): Promise<Principal | null> {
  try {
    return await verifier.verify(token);
  } catch (error) {
    if (error instanceof AuthError && error.code === "token_validation_failed") return null;
    throw error;
  }
}
