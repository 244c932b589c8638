import { z } from "zod";
import { toSeconds } from "../clock.ts";
import { creationKey, PageToken, pageOf } from "../listing/page.ts";
import { defineOperation } from "../operation.ts";
import { mostPasskeys } from "../passkeys/begin-registration.ts";
import type { Passkey } from "../passkeys/passkey.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** A user's passkeys, in order of their making. */
export const listWebAuthnCredentials = defineOperation({
  access: "unsigned",
  input: z.object({
    AccessToken,
    NextToken: PageToken,
    MaxResults: z.int().min(0).max(mostPasskeys).default(mostPasskeys),
  }),
  handle(call) {
    const { input } = call;
    const { user } = authenticateAccessToken(call, input.AccessToken);
    const { items, nextToken } = pageOf(user.passkeys, {
      list: `passkeys of ${user.sub}`,
      limit: input.MaxResults,
      token: input.NextToken,
      keyOf: ({ createdAt, id }) => creationKey(createdAt, id),
    });
    return { Credentials: items.map(describePasskey), ...(nextToken && { NextToken: nextToken }) };
  },
});

/** AWS `WebAuthnCredentialDescription`. AWS names a passkey after its provider; here all are called the same. */
const describePasskey = (passkey: Passkey) => ({
  CredentialId: passkey.id,
  FriendlyCredentialName: "Passkey",
  RelyingPartyId: passkey.rpId,
  ...(passkey.attachment !== null && { AuthenticatorAttachment: passkey.attachment }),
  AuthenticatorTransports: passkey.transports,
  CreatedAt: toSeconds(passkey.createdAt),
});
