import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { DeviceKey } from "../pool/device.ts";
import { assertTracksDevices } from "../pool/device-tracking.ts";
import { forgetDevice } from "../pool/forget-device.ts";
import { Username, UserPoolId } from "../pool/identifiers.ts";
import { namedDevice } from "../pool/named-device.ts";
import { namedUser } from "../pool/named-user.ts";

/** An administrator takes a device from a person, who then proves himself in full again. */
export const adminForgetDevice = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username, DeviceKey }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    assertTracksDevices(pool);
    const user = namedUser(pool, input.Username);
    forgetDevice(user, namedDevice(user, input.DeviceKey));
    return {};
  },
});
