import { faults } from "../cognito-error.ts";
import { readPublicValue } from "../srp/session-key.ts";
import type { SrpVerifier } from "../srp/verifier.ts";
import type { Device } from "./device.ts";
import { assertTracksDevices } from "./device-tracking.ts";
import type { Pool } from "./pool.ts";
import type { User } from "./user.ts";

interface NewDevice {
  readonly key: string;
  readonly name: string | null;
  /** As the client sends both: base64 of the numbers' bytes. */
  readonly secret: { readonly Salt: string; readonly PasswordVerifier: string };
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Takes a device up among the user's: its key must have been given to him at a sign-in that still stands. It is
 * remembered at once, unless the pool leaves that to the user (DeviceOnlyRememberedOnUserPrompt).
 * Throws ResourceNotFoundException, DeviceKeyExistsException, InvalidParameterException for an unusable secret.
 */
export function confirmDevice(pool: Pool, user: User, { key, name, secret, now }: NewDevice): Device {
  assertTracksDevices(pool);
  if (!pool.grants.knowsDevice(user.sub, key)) throw faults.deviceNotFound();
  if (user.devices.some((device) => device.key === key)) throw faults.deviceExists();
  const device: Device = {
    key,
    name,
    ...readSecret(secret),
    remembered: !pool.settings.DeviceConfiguration?.DeviceOnlyRememberedOnUserPrompt,
    createdAt: now,
    updatedAt: now,
    lastAuthenticatedAt: now,
  };
  user.devices = [...user.devices, device];
  return device;
}

function readSecret({ Salt, PasswordVerifier }: NewDevice["secret"]): SrpVerifier {
  const salt = readPublicValue(Buffer.from(Salt, "base64").toString("hex"));
  const verifier = readPublicValue(Buffer.from(PasswordVerifier, "base64").toString("hex"));
  if (salt === null || verifier === null) throw faults.deviceSecretUnusable();
  return { salt: salt.toString(16), verifier: verifier.toString(16) };
}
