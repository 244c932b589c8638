import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { completeRegistration } from "../passkeys/complete-registration.ts";
import { RegistrationCredential } from "../passkeys/credential-json.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** What the browser made of the options comes back, and is verified before it is believed. */
export const completeWebAuthnRegistration = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken, Credential: RegistrationCredential }),
  async handle(call) {
    const { AccessToken: token, Credential } = call.input;
    await completeRegistration(authenticateAccessToken(call, token), Credential, call.clock.now());
    return {};
  },
});
