import { MfaPreference, setMfaPreference } from "../mfa/mfa-preference.ts";
import { defineOperation } from "../operation.ts";
import { Username, UserPoolId } from "../pool/identifiers.ts";
import { namedUser } from "../pool/named-user.ts";

/** An administrator chooses for a user: the way back in for somebody who lost his phone. */
export const adminSetUserMfaPreference = defineOperation({
  access: "signed",
  input: MfaPreference.extend({ UserPoolId, Username }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    setMfaPreference(pool, namedUser(pool, input.Username), input, clock.now());
    return {};
  },
});
