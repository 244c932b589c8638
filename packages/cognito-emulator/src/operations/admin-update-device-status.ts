import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { DeviceKey, RememberedStatus } from "../pool/device.ts";
import { assertTracksDevices } from "../pool/device-tracking.ts";
import { Username, UserPoolId } from "../pool/identifiers.ts";
import { namedDevice } from "../pool/named-device.ts";
import { namedUser } from "../pool/named-user.ts";

/** An administrator decides whether a person's device is remembered. */
export const adminUpdateDeviceStatus = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, Username, DeviceKey, DeviceRememberedStatus: RememberedStatus }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    assertTracksDevices(pool);
    const device = namedDevice(namedUser(pool, input.Username), input.DeviceKey);
    device.remembered = input.DeviceRememberedStatus === "remembered";
    device.updatedAt = clock.now();
    return {};
  },
});
