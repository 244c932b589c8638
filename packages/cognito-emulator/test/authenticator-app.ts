import { totpCode, totpStep } from "../src/mfa/totp.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** An authenticator app that was given a SecretCode: the six digits it shows at `now` (milliseconds since the epoch). */
export function appCode(secretCode: string, now: number): string {
  const bits = Array.from(secretCode, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join(
    "",
  );
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return totpCode(Buffer.from(bytes).toString("hex"), totpStep(now));
}

export const halfMinute = 30_000;
