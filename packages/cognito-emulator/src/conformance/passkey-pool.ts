import { SoftwareAuthenticator } from "../../test/software-authenticator.ts";
import type { Emulator } from "../index.ts";
import { choose, openChoicePool, respond } from "./choice-pool.ts";
import { type LocalPool, PASSWORD, present } from "./local-pool.ts";

/** The page that passkeys are used on. */
export const ORIGIN = "http://localhost:3000";

/** A pool that takes passkeys for localhost. */
export async function openPasskeyPool(
  emulator: Pick<Emulator, "url">,
  UserVerification: "required" | "preferred" = "preferred",
): Promise<LocalPool> {
  const pool = await openChoicePool(emulator, ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"]);
  await pool.sdk.setUserPoolMfaConfig({
    UserPoolId: pool.userPoolId,
    MfaConfiguration: "OFF",
    WebAuthnConfiguration: { RelyingPartyId: "localhost", UserVerification },
  });
  return pool;
}

/** The access token of somebody who signed in with a password. */
export async function tokenOf(pool: LocalPool, username: string): Promise<string> {
  const parameters = { PREFERRED_CHALLENGE: "PASSWORD", PASSWORD };
  const { AuthenticationResult } = await choose(pool, username, parameters);
  return present(AuthenticationResult?.AccessToken);
}

type CreationOptions = Parameters<SoftwareAuthenticator["create"]>[0];
type Deviation = Parameters<SoftwareAuthenticator["create"]>[1];

export async function startRegistration({ sdk }: LocalPool, AccessToken: string): Promise<CreationOptions> {
  const { CredentialCreationOptions } = await sdk.startWebAuthnRegistration({ AccessToken });
  return CredentialCreationOptions as unknown as CreationOptions; // a JSON document: the SDK types no shape
}

/** Registers a passkey of the user's own, which may deviate from what is right. */
export async function registerPasskey(
  pool: LocalPool,
  AccessToken: string,
  over: Deviation = {},
): Promise<SoftwareAuthenticator> {
  const authenticator = new SoftwareAuthenticator(ORIGIN);
  const options = await startRegistration(pool, AccessToken);
  const Credential = authenticator.create(options, over);
  await pool.sdk.completeWebAuthnRegistration({ AccessToken, Credential });
  return authenticator;
}

type Challenge = Awaited<ReturnType<typeof choose>>;
type RequestOptions = Parameters<SoftwareAuthenticator["get"]>[0];

/** Begins a sign-in by passkey. */
export async function askForPasskey(
  pool: LocalPool,
  username: string,
): Promise<{ asked: Challenge; options: RequestOptions }> {
  const asked = await choose(pool, username, { PREFERRED_CHALLENGE: "WEB_AUTHN" });
  return { asked, options: JSON.parse(present(asked.ChallengeParameters?.["CREDENTIAL_REQUEST_OPTIONS"])) };
}

export const answerPasskey = (
  pool: LocalPool,
  asked: Pick<Challenge, "ChallengeName" | "Session">,
  USERNAME: string,
  credential: object,
) => respond(pool, asked, { USERNAME, CREDENTIAL: JSON.stringify(credential) });
