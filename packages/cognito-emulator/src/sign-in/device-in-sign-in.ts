import { faults } from "../cognito-error.ts";
import type { Device } from "../pool/device.ts";
import { namedDevice } from "../pool/named-device.ts";
import type { User } from "../pool/user.ts";
import { type Conversation, required } from "./conversation.ts";

/**
 * The user and the device a session was opened for, if both are still what they were and the client names that device
 * again. Throws NotAuthorizedException for an account that changed meanwhile, ResourceNotFoundException for a device
 * that was forgotten, or another one.
 */
export function deviceInSignIn(
  conversation: Conversation,
  { username, deviceKey }: { username: string; deviceKey: string },
): { user: User; device: Device } {
  const user = conversation.pool.users.find(username);
  if (user?.status !== "CONFIRMED") throw faults.sessionInvalid();
  if (!user.enabled) throw faults.userDisabled();
  if (required(conversation, "DEVICE_KEY") !== deviceKey) throw faults.deviceNotFound();
  return { user, device: namedDevice(user, deviceKey) };
}
