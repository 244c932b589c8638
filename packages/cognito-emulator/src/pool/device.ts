import { z } from "zod";
import { toSeconds } from "../clock.ts";
import type { Pool } from "./pool.ts";
import type { User } from "./user.ts";

/** A device key as AWS writes it: the region, and a UUID. */
export const DeviceKey = z
  .string()
  .min(1)
  .max(55)
  .regex(/^[\w-]+_[0-9a-f-]+$/);

/** What UpdateDeviceStatus and AdminUpdateDeviceStatus make of a device. */
export const RememberedStatus = z.enum(["remembered", "not_remembered"]);

/** A device that a user has confirmed. Its secret is kept as an SRP verifier. Times are milliseconds. */
export const Device = z.object({
  key: z.string(),
  name: z.string().nullable(),
  /** Hex, as for a password. */
  salt: z.string(),
  verifier: z.string(),
  /** Only a remembered device may stand for its user's second factor. */
  remembered: z.boolean(),
  createdAt: z.number(),
  updatedAt: z.number(),
  lastAuthenticatedAt: z.number(),
});
export type Device = z.infer<typeof Device>;

/** The emulator listens on loopback only, so every device is here. */
const onlyAddress = "127.0.0.1";

/** AWS `DeviceType`, as the user himself sees it. */
export const describeDevice = (device: Device) => describe(device, []);

/** AWS `DeviceType`, as an administrator sees it: also whose it is, and whether it is remembered. */
export function describeDeviceForAdministrators(pool: Pool, user: User, device: Device) {
  return describe(device, [
    { Name: "dev:device_owner", Value: `${user.username}.${pool.id}` },
    { Name: "dev:device_remembered_status", Value: device.remembered ? "remembered" : "not_remembered" },
  ]);
}

function describe(device: Device, more: readonly { Name: string; Value: string }[]) {
  const name = device.name === null ? [] : [{ Name: "device_name", Value: device.name }];
  return {
    DeviceKey: device.key,
    DeviceAttributes: [
      { Name: "device_status", Value: "valid" },
      ...name,
      { Name: "last_ip_used", Value: onlyAddress },
      ...more,
    ],
    DeviceCreateDate: toSeconds(device.createdAt),
    DeviceLastModifiedDate: toSeconds(device.updatedAt),
    DeviceLastAuthenticatedDate: toSeconds(device.lastAuthenticatedAt),
  };
}
