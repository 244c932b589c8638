import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** A user gives up one of his own passkeys. Throws ResourceNotFoundException for any other. */
export const deleteWebAuthnCredential = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken, CredentialId: z.string().min(1).max(2048) }),
  handle(call) {
    const { input } = call;
    const { user } = authenticateAccessToken(call, input.AccessToken);
    const rest = user.passkeys.filter(({ id }) => id !== input.CredentialId);
    if (rest.length === user.passkeys.length) throw faults.passkeyNotFound();
    user.passkeys = rest;
    return {};
  },
});
