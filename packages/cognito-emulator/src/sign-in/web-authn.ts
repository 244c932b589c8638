import { faults } from "../cognito-error.ts";
import { newChallenge } from "../passkeys/begin-registration.ts";
import { relyingPartyOf } from "../passkeys/relying-party.ts";
import { usablePasskeys } from "../passkeys/usable-passkeys.ts";
import { verifyAssertion } from "../passkeys/verify-assertion.ts";
import { usableFactors } from "../pool/first-factors.ts";
import { afterFirstFactor } from "./after-first-factor.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import type { ChallengeAnswer } from "./challenges.ts";
import { type Claimant, claimantOf, holderOf } from "./claimant.ts";
import { type Conversation, required } from "./conversation.ts";

/** What the browser gives people to find their passkey. */
const timeoutMs = 180_000;

/** WEB_AUTHN: asks for a signature by one of the user's passkeys (PublicKeyCredentialRequestOptionsJSON, as a text). */
export function askForPasskey(
  { pool, client, challenges }: Conversation,
  { user, username }: Claimant,
): AuthAnswer {
  const { id: rpId, userVerification } = relyingPartyOf(pool);
  const asked = newChallenge();
  const allowCredentials = (user ? usablePasskeys(pool, user) : []).map(({ id, transports }) => ({
    id,
    type: "public-key",
    transports,
  }));
  const options = { challenge: asked, timeout: timeoutMs, rpId, allowCredentials, userVerification };
  const challenge = "WEB_AUTHN";
  return {
    ChallengeName: challenge,
    Session: challenges.open(client, { challenge, clientId: client.id, username, asked }),
    ChallengeParameters: { CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(options) },
  };
}

/** A signature ends the session, right or wrong, before it is looked at: a challenge is signed once. */
export async function answerPasskey(answer: ChallengeAnswer): Promise<AuthAnswer> {
  const { pool, challenges, session } = answer;
  const claimant = claimantOf(answer);
  const offered = required(answer, "CREDENTIAL");
  const { asked } = challenges.readAny(session, ["WEB_AUTHN"], holderOf(answer, claimant));
  challenges.close(session);
  const { user } = claimant;
  // Since it was asked, the pool may have turned passkeys off, or the user a second factor on.
  if (!user || !usableFactors(pool, user).includes("WEB_AUTHN")) throw faults.incorrectCredentials();
  if (!(await verifyAssertion(pool, user, { offered, challenge: asked }))) {
    throw faults.incorrectCredentials();
  }
  return await afterFirstFactor(answer, user);
}
