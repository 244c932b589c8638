import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { DeviceKey } from "../pool/device.ts";
import { assertTracksDevices } from "../pool/device-tracking.ts";
import { forgetDevice as forget } from "../pool/forget-device.ts";
import { AccessToken } from "../pool/identifiers.ts";
import { namedDevice } from "../pool/named-device.ts";
import { authenticateAccessToken } from "../tokens/authenticate-access-token.ts";

/** A user gives up a device of his: the one he holds, or one he has lost. */
export const forgetDevice = defineOperation({
  access: "unsigned",
  input: z.object({ AccessToken, DeviceKey }),
  handle(call) {
    const { pool, user } = authenticateAccessToken(call, call.input.AccessToken);
    assertTracksDevices(pool);
    forget(user, namedDevice(user, call.input.DeviceKey));
    return {};
  },
});
