import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { DeviceKey, describeDevice } from "../pool/device.ts";
import { assertTracksDevices } from "../pool/device-tracking.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { namedDevice } from "../pool/named-device.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** A user looks at one of his devices. */
export const getDevice = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken, DeviceKey }),
  handle(call) {
    const { pool, user } = authenticateAccessToken(call, call.input.AccessToken);
    assertTracksDevices(pool);
    return { Device: describeDevice(namedDevice(user, call.input.DeviceKey)) };
  },
});
