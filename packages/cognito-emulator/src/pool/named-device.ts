import { faults } from "../cognito-error.ts";
import type { Device } from "./device.ts";
import type { User } from "./user.ts";

/** The user's device of this key. Throws ResourceNotFoundException, for another user's device as for none. */
export function namedDevice(user: User, key: string): Device {
  const device = user.devices.find((candidate) => candidate.key === key);
  if (!device) throw faults.deviceNotFound();
  return device;
}
