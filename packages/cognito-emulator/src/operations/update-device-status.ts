import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { DeviceKey, RememberedStatus } from "../pool/device.ts";
import { assertTracksDevices } from "../pool/device-tracking.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { namedDevice } from "../pool/named-device.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** The user decides whether a device of his is remembered, and may so stand for his second factor. */
export const updateDeviceStatus = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken, DeviceKey, DeviceRememberedStatus: RememberedStatus }),
  handle(call) {
    const { input, clock } = call;
    const { pool, user } = authenticateAccessToken(call, input.AccessToken);
    assertTracksDevices(pool);
    const device = namedDevice(user, input.DeviceKey);
    device.remembered = input.DeviceRememberedStatus === "remembered";
    device.updatedAt = clock.now();
    return {};
  },
});
