import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { userHandle } from "./begin-registration.ts";
import { AssertionCredential } from "./credential-json.ts";
import { parseJson, readClientData } from "./read-client-data.ts";
import { isAllowedOrigin, relyingPartyOf } from "./relying-party.ts";
import { usablePasskeys } from "./usable-passkeys.ts";
import { loadWebAuthn, toBytes } from "./web-authn-library.ts";

/**
 * Whether a passkey of this user signed the challenge, on a page of the relying party. Counts the use: an answer that
 * is not newer than the last one comes from a copy of the key, or was seen before. `offered` is CREDENTIAL, a JSON text.
 */
export async function verifyAssertion(
  pool: Pool,
  user: User,
  { offered, challenge }: { offered: string; challenge: string },
): Promise<boolean> {
  const party = relyingPartyOf(pool);
  const { data: credential } = AssertionCredential.safeParse(parseJson(offered));
  if (!credential) return false;
  const passkey = usablePasskeys(pool, user).find((held) => held.id === credential.id);
  const said = readClientData(credential.response.clientDataJSON);
  if (!passkey || !said || !isAllowedOrigin(said.origin, party.id)) return false;
  const { id, rawId, type } = credential;
  const { userHandle: handle, ...response } = credential.response;
  if (handle && handle !== userHandle(user)) return false;

  const { verifyAuthenticationResponse } = await loadWebAuthn();
  const verdict = await verifyAuthenticationResponse({
    response: { id, rawId, type, response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: said.origin,
    expectedRPID: party.id,
    credential: {
      id: passkey.id,
      publicKey: toBytes(passkey.publicKey),
      counter: passkey.counter,
    },
    requireUserVerification: party.userVerification === "required",
  }).catch(() => null); // the library throws for every fault of the answer, and for nothing else
  if (!verdict?.verified) return false;
  // Asked again after the wait: another answer may have come first, or the passkey may be gone.
  const { newCounter } = verdict.authenticationInfo;
  const isNewer = newCounter > passkey.counter || (newCounter === 0 && passkey.counter === 0);
  if (!isNewer || !user.passkeys.includes(passkey)) return false;
  passkey.counter = newCounter;
  return true;
}
