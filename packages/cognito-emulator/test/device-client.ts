import { randomBytes } from "node:crypto";
import { pad } from "../src/srp/group.ts";
import { createVerifier } from "../src/srp/verifier.ts";
import type { AccountPool } from "./account-pool.ts";
import { claimOf, publicValue } from "./srp-client.ts";

type Answer = Record<string, unknown>;

/** AWS `AuthenticationResultType`, as these tests read it. */
export interface DeviceTokens {
  readonly AccessToken: string;
  readonly RefreshToken: string;
  readonly NewDeviceMetadata?: { readonly DeviceKey: string; readonly DeviceGroupKey: string };
}

/** A device as its client keeps it. */
export interface ClientDevice {
  readonly key: string;
  readonly groupKey: string;
  readonly password: string;
}

/** Signs in by password, on a device if one is named, and returns whatever comes back. */
export const signInOn = (
  { call }: AccountPool,
  user: { username: string; password: string },
  DEVICE_KEY?: string,
): Promise<Answer> =>
  call("InitiateAuth", {
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME: user.username, PASSWORD: user.password, ...(DEVICE_KEY && { DEVICE_KEY }) },
  });

/** The tokens of an answer that has some; a test that meets another answer fails at its first use of them. */
export const tokensOf = (answer: Answer): DeviceTokens => answer["AuthenticationResult"] as DeviceTokens;

/** Makes up a secret for the new device of a sign-in, and confirms it as clients do. */
export async function confirmDevice(
  { call }: AccountPool,
  { AccessToken, NewDeviceMetadata }: DeviceTokens,
): Promise<ClientDevice & { confirmation: Answer }> {
  const { DeviceKey = "", DeviceGroupKey = "" } = NewDeviceMetadata ?? {};
  const password = randomBytes(40).toString("base64");
  const { salt, verifier } = createVerifier({ poolName: DeviceGroupKey, userId: DeviceKey }, password);
  const base64 = (hex: string) => pad(BigInt(`0x${hex}`)).toString("base64");
  const confirmation = await call("ConfirmDevice", {
    AccessToken,
    DeviceKey,
    DeviceName: "A test",
    DeviceSecretVerifierConfig: { Salt: base64(salt), PasswordVerifier: base64(verifier) },
  });
  return { key: DeviceKey, groupKey: DeviceGroupKey, password, confirmation };
}

/** Answers DEVICE_SRP_AUTH; what comes back holds DEVICE_PASSWORD_VERIFIER. */
export const beginDeviceSrp = (
  { call }: AccountPool,
  asked: Answer,
  { username, key }: { username: string; key: string },
): Promise<Answer> =>
  call("RespondToAuthChallenge", {
    ChallengeName: "DEVICE_SRP_AUTH",
    Session: asked["Session"],
    ChallengeResponses: { USERNAME: username, SRP_A: publicValue.toString(16), DEVICE_KEY: key },
  });

/** Answers DEVICE_PASSWORD_VERIFIER by the secret of `device`. */
export function proveDevice(
  { call, now }: AccountPool,
  begun: Answer,
  device: ClientDevice,
): Promise<Answer> {
  const sent = begun["ChallengeParameters"] as Record<string, string>; // strings, by the wire contract
  const identity = { poolName: device.groupKey, userId: device.key };
  return call("RespondToAuthChallenge", {
    ChallengeName: "DEVICE_PASSWORD_VERIFIER",
    Session: begun["Session"],
    ChallengeResponses: {
      USERNAME: sent["USERNAME"],
      DEVICE_KEY: device.key,
      ...claimOf(identity, sent, device.password, now),
    },
  });
}
