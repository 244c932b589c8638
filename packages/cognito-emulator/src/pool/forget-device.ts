import type { Device } from "./device.ts";
import type { User } from "./user.ts";

/** Forgets the device: it proves nothing any more, and what was signed in on it cannot be renewed. */
export function forgetDevice(user: User, { key }: Device): void {
  user.devices = user.devices.filter((device) => device.key !== key);
}
