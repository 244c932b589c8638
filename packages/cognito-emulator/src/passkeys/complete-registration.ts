import { createHash } from "node:crypto";
import { faults } from "../cognito-error.ts";
import type { SignedInUser } from "../tokens/authenticate-access-token.ts";
import { algorithms, mostPasskeys } from "./begin-registration.ts";
import type { RegistrationCredential } from "./credential-json.ts";
import { readClientData } from "./read-client-data.ts";
import { isAllowedOrigin, type RelyingParty, relyingPartyOf } from "./relying-party.ts";
import { loadWebAuthn, toBytes, type WebAuthnLibrary } from "./web-authn-library.ts";

/**
 * Adds a passkey to the user, if it answers the challenge he was given: through the same client, once, on a page of the
 * relying party, with a key of an algorithm that was asked for. `now` in milliseconds.
 * Throws the WebAuthn…Exception that says which of these failed, and LimitExceededException.
 */
export async function completeRegistration(
  { pool, client, user }: SignedInUser,
  credential: RegistrationCredential,
  now: number,
): Promise<void> {
  const party = relyingPartyOf(pool);
  const said = readClientData(credential.response.clientDataJSON);
  if (said === null) throw faults.webAuthnCredentialNotSupported();
  const pending = user.pendingPasskey;
  if (pending === null || now >= pending.expiresAt || said.challenge !== pending.challenge) {
    throw faults.webAuthnChallengeNotFound();
  }
  if (pending.clientId !== client.id) throw faults.webAuthnClientMismatch();
  user.pendingPasskey = null; // spent before anything waits: two answers at once are one passkey
  if (!isAllowedOrigin(said.origin, party.id)) throw faults.webAuthnOriginNotAllowed();

  const library = await loadWebAuthn();
  if (!isForParty(library, credential, party)) throw faults.webAuthnRelyingPartyMismatch();
  const verified = await verify(library, credential, {
    party,
    challenge: pending.challenge,
    origin: said.origin,
  });
  const taken = pool.users.all().some(({ passkeys }) => passkeys.some(({ id }) => id === verified.id));
  if (taken) throw faults.webAuthnCredentialNotSupported();
  if (user.passkeys.length >= mostPasskeys) throw faults.tooManyPasskeys();
  user.passkeys.push({
    id: verified.id,
    publicKey: Buffer.from(verified.publicKey).toString("base64url"),
    counter: verified.counter,
    transports: credential.response.transports,
    attachment: credential.authenticatorAttachment ?? null,
    rpId: party.id,
    createdAt: now,
  });
}

/** The authenticator's own word for whom it made the key: the browser's is not enough. */
function isForParty(
  { decodeAttestationObject, parseAuthenticatorData }: WebAuthnLibrary,
  { response }: RegistrationCredential,
  { id }: RelyingParty,
): boolean {
  const expected = createHash("sha256").update(id).digest();
  try {
    const attestation = decodeAttestationObject(toBytes(response.attestationObject));
    return expected.equals(parseAuthenticatorData(attestation.get("authData")).rpIdHash);
  } catch {
    throw faults.webAuthnCredentialNotSupported(); // not what an authenticator makes
  }
}

async function verify(
  { verifyRegistrationResponse }: WebAuthnLibrary,
  credential: RegistrationCredential,
  { party, challenge, origin }: { party: RelyingParty; challenge: string; origin: string },
) {
  const { authenticatorAttachment: _attachment, ...read } = credential; // not signed, so not verified either
  const verdict = await verifyRegistrationResponse({
    response: { ...read, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: party.id,
    requireUserVerification: party.userVerification === "required",
    supportedAlgorithmIDs: algorithms,
  }).catch(() => null); // the library throws for every fault of the credential, and for nothing else
  if (!verdict?.verified) throw faults.webAuthnCredentialNotSupported();
  return verdict.registrationInfo.credential;
}
