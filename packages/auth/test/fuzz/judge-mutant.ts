import { AuthError, type Principal, type Verifier } from "../../src/index.ts";

export type Judgement =
  | { readonly kind: "accepted"; readonly principal: Principal }
  | { readonly kind: "refused"; readonly reason: string }
  /** Something else was thrown: no verdict, but a bug. */
  | { readonly kind: "crashed"; readonly error: string };

/**
 * Has one token judged. The keys are at hand, so the one good answer to a bad token is `token_validation_failed`:
 * a 503 would be a crash too, and so would an error that is thrown instead of being the promise's.
 */
export async function judgeMutant(verifier: Verifier, token: string): Promise<Judgement> {
  let verdict: Promise<Principal>;
  try {
    verdict = verifier.verify(token);
  } catch (error) {
    return { kind: "crashed", error: `thrown, not rejected: ${String(error)}` };
  }
  try {
    return { kind: "accepted", principal: await verdict };
  } catch (error) {
    return error instanceof AuthError && error.code === "token_validation_failed"
      ? { kind: "refused", reason: error.reason }
      : { kind: "crashed", error: String(error) };
  }
}
