import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { Password, Username, UserPoolId } from "../pool/identifiers.ts";
import { namedUser } from "../pool/named-user.ts";
import { setPassword } from "../pool/user-password.ts";

/** A permanent password confirms the user; any other has to be replaced at the next sign-in. */
export const adminSetUserPassword = defineOperation({
  access: "signed",
  input: z.object({
    UserPoolId,
    Username,
    Password,
    Permanent: z.boolean().default(false),
  }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const user = namedUser(pool, input.Username);
    setPassword(pool, user, input.Password, clock.now(), input.Permanent ? "lasting" : "temporary");
    user.status = input.Permanent ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD";
    return {};
  },
});
