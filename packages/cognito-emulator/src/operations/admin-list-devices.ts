import { z } from "zod";
import { creationKey, PageLimit, PageToken, pageOf } from "../listing/page.ts";
import { defineOperation } from "../operation.ts";
import { describeDeviceForAdministrators } from "../pool/device.ts";
import { assertTracksDevices } from "../pool/device-tracking.ts";
import { Username, UserPoolId } from "../pool/identifiers.ts";
import { namedUser } from "../pool/named-user.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListDevices.html */
export const adminListDevices = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username, Limit: PageLimit, PaginationToken: PageToken }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    assertTracksDevices(pool);
    const user = namedUser(pool, input.Username);
    const page = pageOf(user.devices, {
      list: `devices of ${user.sub} in ${pool.id}`,
      limit: input.Limit,
      token: input.PaginationToken,
      keyOf: ({ createdAt, key }) => creationKey(createdAt, key),
    });
    return {
      Devices: page.items.map((device) => describeDeviceForAdministrators(pool, user, device)),
      PaginationToken: page.nextToken,
    };
  },
});
