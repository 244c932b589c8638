import { createHmac } from "node:crypto";
import { faults } from "../cognito-error.ts";
import type { Pool } from "./pool.ts";
import type { User } from "./user.ts";

/** Whether the pool keeps track of devices: AWS does as soon as either member of DeviceConfiguration is said. */
export function tracksDevices({ settings }: Pool): boolean {
  const { ChallengeRequiredOnNewDevice: asked, DeviceOnlyRememberedOnUserPrompt: prompted } =
    settings.DeviceConfiguration ?? {};
  return asked !== undefined || prompted !== undefined;
}

/** Refuses device operations in a pool without them. Throws InvalidUserPoolConfigurationException. */
export function assertTracksDevices(pool: Pool): void {
  if (!tracksDevices(pool)) throw faults.devicesNotTracked();
}

/** Names the user's devices together; both sides of device SRP mix it into the verifier. Always the same. */
export function deviceGroupKey(pool: Pool, user: User): string {
  const digest = createHmac("sha256", pool.secret).update(`device group\0${user.sub}`).digest("base64url");
  return `-${digest.slice(0, 9)}`;
}
