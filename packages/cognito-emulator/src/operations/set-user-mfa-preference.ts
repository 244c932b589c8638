import { MfaPreference, setMfaPreference } from "../mfa/mfa-preference.ts";
import { defineOperation } from "../operation.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** A user chooses what he is asked for beside the password. */
export const setUserMfaPreference = defineOperation({
  access: "unsigned",
  input: MfaPreference.extend({ AccessToken }),
  handle(call) {
    const { pool, user } = authenticateAccessToken(call, call.input.AccessToken);
    setMfaPreference(pool, user, call.input, call.clock.now());
    return {};
  },
});
