import { faults } from "../cognito-error.ts";
import type { Device } from "../pool/device.ts";
import { tracksDevices } from "../pool/device-tracking.ts";
import { namedDevice } from "../pool/named-device.ts";
import type { User } from "../pool/user.ts";
import type { Conversation } from "./conversation.ts";

/**
 * The device the client says it runs on (DEVICE_KEY), if it says so and the pool tracks devices. It is a claim: a
 * remembered device proves itself before anything is built on it.
 * Throws ResourceNotFoundException "Device does not exist." for a key that is none of the user's, upon which clients
 * drop it and go on as a new device.
 */
export function offeredDevice({ pool, said }: Conversation, user: User | undefined): Device | null {
  const key = said["DEVICE_KEY"];
  if (!key || !tracksDevices(pool)) return null;
  // A name nobody has is told the same as a person without that device.
  if (!user) throw faults.deviceNotFound();
  return namedDevice(user, key);
}
