import { z } from "zod";
import { creationKey, PageLimit, PageToken, pageOf } from "../listing/page.ts";
import { defineOperation } from "../operation.ts";
import { describeDevice } from "../pool/device.ts";
import { assertTracksDevices } from "../pool/device-tracking.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** A user's confirmed devices, remembered or not. */
export const listDevices = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken, Limit: PageLimit, PaginationToken: PageToken }),
  handle(call) {
    const { input } = call;
    const { pool, user } = authenticateAccessToken(call, input.AccessToken);
    assertTracksDevices(pool);
    const page = pageOf(user.devices, {
      list: `devices of ${user.sub} in ${pool.id}`,
      limit: input.Limit,
      token: input.PaginationToken,
      keyOf: ({ createdAt, key }) => creationKey(createdAt, key),
    });
    return { Devices: page.items.map(describeDevice), PaginationToken: page.nextToken };
  },
});
