import { createEmulator, type Emulator } from "../index.ts";
import { type LocalPool, openPool } from "./local-pool.ts";

/** What SetUserPoolMfaConfig takes to offer every factor. */
export const everyFactor = {
  SoftwareTokenMfaConfiguration: { Enabled: true },
  SmsMfaConfiguration: {
    SmsConfiguration: { SnsCallerArn: "arn:aws:iam::000000000000:role/sms" },
  },
  EmailMfaConfiguration: {},
};

/** A clock that follows the wall, which the clients read too, and can be put ahead: a code of an app counts once. */
export interface MovableClock {
  now(): number;
  halfMinuteLater(): void;
}

export function movableClock(): MovableClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    halfMinuteLater: () => {
      ahead += 30_000;
    },
  };
}

export const emulatorWith = (clock: MovableClock): Promise<Emulator> =>
  createEmulator({ dataDir: null, clock });

export async function openMfaPool(
  emulator: Emulator,
  mode: "ON" | "OPTIONAL",
  factors: object = everyFactor,
): Promise<LocalPool> {
  const pool = await openPool(emulator);
  const UserPoolId = pool.userPoolId;
  await pool.sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: mode, ...factors });
  return pool;
}
