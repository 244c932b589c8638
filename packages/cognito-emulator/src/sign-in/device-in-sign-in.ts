import { faults } from "../cognito-error.ts";
import type { Device } from "../pool/device.ts";
import { namedDevice } from "../pool/named-device.ts";
import type { User } from "../pool/user.ts";
import { awaitedUser } from "./awaited-user.ts";
import type { Proven } from "./challenge-sessions.ts";
import { type Conversation, required } from "./conversation.ts";

/**
 * The user and the device a session was opened for, if both are still what they were and the client names that device
 * again. Throws NotAuthorizedException for an account that changed meanwhile, ResourceNotFoundException for a device
 * that was forgotten, or another one.
 */
export function deviceInSignIn(
  conversation: Conversation,
  state: Proven & { username: string; deviceKey: string },
): { user: User; device: Device } {
  const user = awaitedUser(conversation.pool, state);
  if (required(conversation, "DEVICE_KEY") !== state.deviceKey) throw faults.deviceNotFound();
  const device = namedDevice(user, state.deviceKey);
  // Whoever lost the device may have said so meanwhile.
  if (!device.remembered) throw faults.sessionInvalid();
  return { user, device };
}
