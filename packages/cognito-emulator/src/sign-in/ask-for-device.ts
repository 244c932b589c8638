import type { Device } from "../pool/device.ts";
import type { User } from "../pool/user.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import { provenUser } from "./challenge-sessions.ts";
import type { Conversation } from "./conversation.ts";

/** DEVICE_SRP_AUTH: a remembered device has to prove itself, and then stands for a second factor. */
export function askForDevice({ client, challenges }: Conversation, user: User, { key }: Device): AuthAnswer {
  const challenge = "DEVICE_SRP_AUTH";
  const { username } = user;
  const state = { challenge, deviceKey: key, ...provenUser(client, user) } as const;
  return {
    ChallengeName: challenge,
    Session: challenges.open(client, state),
    ChallengeParameters: { USERNAME: username, DEVICE_KEY: key },
  };
}
