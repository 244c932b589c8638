import { randomUUID } from "node:crypto";
import { faults } from "../cognito-error.ts";
import type { Device } from "../pool/device.ts";
import { deviceGroupKey, tracksDevices } from "../pool/device-tracking.ts";
import type { User } from "../pool/user.ts";
import { issueSignInTokens } from "../tokens/issue-tokens.ts";
import { tellOfSignIn } from "../triggers/post-authentication.ts";
import { askForDevice } from "./ask-for-device.ts";
import { type AuthAnswer, signedIn } from "./auth-answer.ts";
import type { Conversation } from "./conversation.ts";
import { offeredDevice } from "./offered-device.ts";

/**
 * The end of every way in: nothing is left to ask but the proof of a remembered device, so there are tokens. Managed login
 * issues them later, for a code, and knows no devices.
 */
export async function completeSignIn(conversation: Conversation, user: User): Promise<AuthAnswer> {
  if (conversation.managedLogin) {
    await announceSignIn(conversation, user);
    return { SignedInUser: user };
  }
  const device = offeredDevice(conversation, user);
  return device?.remembered
    ? askForDevice(conversation, user, device)
    : await signInOn(conversation, user, device);
}

/**
 * Tokens for a sign-in on this device; in a pool that tracks devices, one that named none gets the key of a new one.
 * The caller has made sure of a remembered device.
 */
export async function signInOn(
  conversation: Conversation,
  user: User,
  device: Device | null,
): Promise<AuthAnswer> {
  const { pool, client, clock, clientMetadata } = conversation;
  await announceSignIn(conversation, user);
  if (device && !user.devices.includes(device)) throw faults.deviceNotFound();
  const now = clock.now();
  const source = conversation.tokenSource ?? "TokenGeneration_Authentication";
  const issue = { pool, client, user, now, occasion: { source, clientMetadata } };
  if (device) device.lastAuthenticatedAt = now;
  if (device || !tracksDevices(pool)) {
    return signedIn(await issueSignInTokens({ ...issue, deviceKey: device?.key ?? null }));
  }
  const DeviceKey = `${pool.region}_${randomUUID()}`;
  const NewDeviceMetadata = { DeviceKey, DeviceGroupKey: deviceGroupKey(pool, user) };
  return signedIn({ ...(await issueSignInTokens({ ...issue, deviceKey: DeviceKey })), NewDeviceMetadata });
}

async function announceSignIn(conversation: Conversation, user: User): Promise<void> {
  await tellOfSignIn(conversation, user);
  // A function takes its time: an administrator may have shut the person out meanwhile.
  if (conversation.pool.users.find(user.sub) !== user) throw faults.userNotFound();
  if (!user.enabled) throw faults.userDisabled();
  if (user.status === "RESET_REQUIRED") throw faults.passwordResetRequired();
  if (user.status === "FORCE_CHANGE_PASSWORD") throw faults.sessionInvalid();
}
