import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { beginRegistration } from "../passkeys/begin-registration.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** A signed-in user begins to add a passkey. The options are a JSON object, as the browser takes them. */
export const startWebAuthnRegistration = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken }),
  handle(call) {
    const signedIn = authenticateAccessToken(call, call.input.AccessToken);
    return { CredentialCreationOptions: beginRegistration(signedIn, call.clock.now()) };
  },
});
