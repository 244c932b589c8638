import { randomBytes } from "node:crypto";
import { faults } from "../cognito-error.ts";
import type { SignedInUser } from "../tokens/authenticate-access-token.ts";
import { relyingPartyOf } from "./relying-party.ts";

/** AWS allows each user so many. */
export const mostPasskeys = 20;
/** ES256 and RS256 (COSE algorithm identifiers). */
export const algorithms = [-7, -257];

/** What the browser tells people to hurry up by; the challenge itself lives as long as a sign-in session. */
const timeoutMs = 60_000;
const challengeBytes = 32;

/** A WebAuthn challenge: random, unguessable, base64url. */
export const newChallenge = (): string => randomBytes(challengeBytes).toString("base64url");

/** The user's handle inside a passkey: his sub, never a name or an address, as the authenticator keeps it. */
export const userHandle = ({ sub }: { readonly sub: string }): string =>
  Buffer.from(sub).toString("base64url");

/**
 * Begins a registration, in place of an earlier one that was not finished, and answers what
 * `navigator.credentials.create` takes (PublicKeyCredentialCreationOptionsJSON). `now` in milliseconds.
 * Throws WebAuthnNotEnabledException, WebAuthnConfigurationMissingException, LimitExceededException.
 */
export function beginRegistration({ pool, client, user }: SignedInUser, now: number) {
  const { id, userVerification } = relyingPartyOf(pool);
  if (user.passkeys.length >= mostPasskeys) throw faults.tooManyPasskeys();
  const challenge = newChallenge();
  const expiresAt = now + client.settings.AuthSessionValidity * 60_000;
  user.pendingPasskey = { challenge, clientId: client.id, expiresAt };
  return {
    challenge,
    rp: { id, name: id },
    user: { id: userHandle(user), name: user.username, displayName: user.username },
    pubKeyCredParams: algorithms.map((alg) => ({ alg, type: "public-key" })),
    timeout: timeoutMs,
    excludeCredentials: user.passkeys.map((passkey) => ({
      id: passkey.id,
      type: "public-key",
      transports: passkey.transports,
    })),
    authenticatorSelection: { requireResidentKey: true, residentKey: "required", userVerification },
  };
}
