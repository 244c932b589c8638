import { z } from "zod";
import { describeMfa } from "../mfa/describe-mfa.ts";
import { defineOperation } from "../operation.ts";
import { describeAttributes, describeStanding } from "../pool/describe-user.ts";
import { Username, UserPoolId } from "../pool/identifiers.ts";
import { namedUser } from "../pool/named-user.ts";

/** Unlike GetUser it shows every attribute, whatever an app client may read. */
export const adminGetUser = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username }),
  handle({ input, pools }) {
    const user = namedUser(pools.pool(input.UserPoolId), input.Username);
    return {
      Username: user.username,
      UserAttributes: describeAttributes(user),
      ...describeStanding(user),
      ...describeMfa(user),
    };
  },
});
