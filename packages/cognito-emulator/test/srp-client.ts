import { g, k, modulo, power } from "../src/srp/group.ts";
import { deriveKey, scrambler } from "../src/srp/session-key.ts";
import { claimSignature } from "../src/srp/signature.ts";
import { privateKey, type SrpIdentity } from "../src/srp/verifier.ts";
import type { AccountPool } from "./account-pool.ts";

/** What InitiateAuth answers to USER_SRP_AUTH. */
export interface SrpChallenge {
  readonly Session: string;
  readonly ChallengeParameters: Readonly<Record<string, string>>;
}

/** The client's secret exponent: any number will do where nothing is secret. */
const a = 0x1234_5678_9abc_def0n;
export const publicValue = power(g, a);

export async function beginSrp(
  { call }: AccountPool,
  USERNAME: string,
  operation = "InitiateAuth",
): Promise<SrpChallenge> {
  const AuthParameters = { USERNAME, SRP_A: publicValue.toString(16) };
  // A test that meets anything but a challenge here fails at its first use.
  return (await call(operation, {
    AuthFlow: "USER_SRP_AUTH",
    AuthParameters,
  })) as unknown as SrpChallenge;
}

/** The client's half of SRP-6a, and the answer it makes of it. */
export function prove(
  { pool, now }: AccountPool,
  { ChallengeParameters: sent }: SrpChallenge,
  password: string,
): Record<string, string> {
  const identity = { poolName: pool.userPoolId.split("_")[1] ?? "", userId: sent["USER_ID_FOR_SRP"] ?? "" };
  return { USERNAME: identity.userId, ...claimOf(identity, sent, password, now) };
}

/** The claim of somebody, or some device, that knows this password. */
export function claimOf(
  identity: SrpIdentity,
  sent: SrpChallenge["ChallengeParameters"],
  password: string,
  now: number,
): Record<string, string> {
  const text = (name: string) => sent[name] ?? "";
  const x = privateKey(identity, password, text("SALT"));
  const B = BigInt(`0x${text("SRP_B")}`);
  const u = scrambler({ A: publicValue, B });
  const S = power(modulo(B - k * power(g, x)), a + u * x);
  const claim = { secretBlock: Buffer.from(text("SECRET_BLOCK"), "base64"), timestamp: timestampOf(now) };
  return {
    TIMESTAMP: claim.timestamp,
    PASSWORD_CLAIM_SECRET_BLOCK: text("SECRET_BLOCK"),
    PASSWORD_CLAIM_SIGNATURE: claimSignature(identity, deriveKey(S, u), claim).toString("base64"),
  };
}

export function answerSrp(
  { call }: AccountPool,
  Session: string | undefined,
  ChallengeResponses: Record<string, string>,
) {
  return call("RespondToAuthChallenge", { ChallengeName: "PASSWORD_VERIFIER", Session, ChallengeResponses });
}

/** "Mon Nov 2 06:27:09 UTC 2026", from "Mon, 02 Nov 2026 06:27:09 GMT". */
function timestampOf(now: number): string {
  const [weekday, day, month, year, time] = new Date(now).toUTCString().replace(",", "").split(" ");
  return `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`;
}
