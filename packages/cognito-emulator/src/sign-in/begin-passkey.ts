import { faults } from "../cognito-error.ts";
import { usableFactors } from "../pool/first-factors.ts";
import { askBeforeSignIn } from "../triggers/pre-authentication.ts";
import { claimantOf } from "./claimant.ts";
import { type Conversation, required } from "./conversation.ts";
import { offersChoice } from "./flows.ts";
import { assertSecretHash } from "./secret-hash.ts";
import { askForPasskey } from "./web-authn.ts";

/** What a page needs to ask an authenticator. */
interface AskedPasskey {
  readonly username: string;
  readonly session: string;
  /** PublicKeyCredentialRequestOptionsJSON, as a text. */
  readonly options: string;
}

/**
 * A sign-in by passkey or not at all, where the choice flow would ask for something else, and mail a code perhaps. Null
 * when this person signs in by none. Throws InvalidParameterException where the client lets nobody choose.
 */
export async function beginPasskeySignIn(conversation: Conversation): Promise<AskedPasskey | null> {
  const { pool, client, said } = conversation;
  const name = required(conversation, "USERNAME");
  assertSecretHash(client, [name], said["SECRET_HASH"]);
  if (!offersChoice(client)) throw faults.flowNotEnabled("USER_AUTH");
  await askBeforeSignIn(conversation, name);
  const claimant = claimantOf(conversation);
  const { user, username } = claimant;
  if (!user || !usableFactors(pool, user).includes("WEB_AUTHN")) return null;
  const answer = askForPasskey(conversation, claimant);
  if (!("ChallengeName" in answer)) throw faults.internal();
  const { Session: session, ChallengeParameters: sent } = answer;
  return { username, session, options: sent["CREDENTIAL_REQUEST_OPTIONS"] ?? "" };
}
