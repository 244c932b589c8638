import { randomUUID } from "node:crypto";
import type { Device } from "../pool/device.ts";
import { deviceGroupKey, tracksDevices } from "../pool/device-tracking.ts";
import type { User } from "../pool/user.ts";
import { issueSignInTokens } from "../tokens/issue-tokens.ts";
import { askForDevice } from "./ask-for-device.ts";
import { type AuthAnswer, signedIn } from "./auth-answer.ts";
import type { Conversation } from "./conversation.ts";
import { offeredDevice } from "./offered-device.ts";

/**
 * The end of every way in: nothing is left to ask but the proof of a remembered device, so there are tokens. Managed login
 * issues them later, for a code, and knows no devices.
 */
export async function completeSignIn(conversation: Conversation, user: User): Promise<AuthAnswer> {
  if (conversation.managedLogin) return { SignedInUser: user };
  const device = offeredDevice(conversation, user);
  return device?.remembered ? askForDevice(conversation, user, device) : signInOn(conversation, user, device);
}

/**
 * Tokens for a sign-in on this device; in a pool that tracks devices, one that named none gets the key of a new one.
 * The caller has made sure of a remembered device.
 */
export async function signInOn(
  { pool, client, clock }: Conversation,
  user: User,
  device: Device | null,
): Promise<AuthAnswer> {
  const now = clock.now();
  if (device) device.lastAuthenticatedAt = now;
  if (device || !tracksDevices(pool)) {
    return signedIn(await issueSignInTokens({ pool, client, user, now, deviceKey: device?.key ?? null }));
  }
  const DeviceKey = `${pool.region}_${randomUUID()}`;
  const NewDeviceMetadata = { DeviceKey, DeviceGroupKey: deviceGroupKey(pool, user) };
  const tokens = await issueSignInTokens({ pool, client, user, now, deviceKey: DeviceKey });
  return signedIn({ ...tokens, NewDeviceMetadata });
}
