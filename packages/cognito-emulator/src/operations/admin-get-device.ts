import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { DeviceKey, describeDeviceForAdministrators } from "../pool/device.ts";
import { assertTracksDevices } from "../pool/device-tracking.ts";
import { Username, UserPoolId } from "../pool/identifiers.ts";
import { namedDevice } from "../pool/named-device.ts";
import { namedUser } from "../pool/named-user.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetDevice.html */
export const adminGetDevice = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username, DeviceKey }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    assertTracksDevices(pool);
    const user = namedUser(pool, input.Username);
    return { Device: describeDeviceForAdministrators(pool, user, namedDevice(user, input.DeviceKey)) };
  },
});
