/**
 * What verifies passkeys. It brings two dozen packages along for attestations of every make, so it is loaded with the
 * first passkey and not with the emulator, whose start it would double.
 */
export async function loadWebAuthn() {
  const [{ verifyRegistrationResponse, verifyAuthenticationResponse }, helpers] = await Promise.all([
    import("@simplewebauthn/server"),
    import("@simplewebauthn/server/helpers"),
  ]);
  const { decodeAttestationObject, parseAuthenticatorData } = helpers;
  return {
    verifyRegistrationResponse,
    verifyAuthenticationResponse,
    decodeAttestationObject,
    parseAuthenticatorData,
  };
}

export type WebAuthnLibrary = Awaited<ReturnType<typeof loadWebAuthn>>;

/** Base64url as the bytes the library takes. */
export const toBytes = (encoded: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(encoded, "base64url"));
