import { z } from "zod";
import * as m from "./members.ts";
import { deviceKey } from "./user-shapes.ts";

export const authenticationResult = z.strictObject({
  AccessToken: m.signedToken,
  IdToken: m.signedToken,
  ExpiresIn: m.count(1),
  TokenType: z.literal("Bearer"),
  RefreshToken: m.text().min(1).optional(),
  NewDeviceMetadata: m.whole({ DeviceKey: deviceKey, DeviceGroupKey: m.text().min(1) }).optional(),
});

const hex = z.string().regex(/^[0-9a-f]+$/i);
const base64 = z.string().regex(/^[\w+/-]+={0,2}$/);
const userId = { USER_ID_FOR_SRP: m.username };
const sentCode = {
  ...userId,
  CODE_DELIVERY_DELIVERY_MEDIUM: m.named("SMS", "EMAIL"),
  CODE_DELIVERY_DESTINATION: z.string().min(1),
};
const srp = { SRP_B: hex, SALT: hex, SECRET_BLOCK: base64, USERNAME: m.username };
const jsonOf = (kind: "list" | "object") =>
  z.string().refine((value) => kindOf(value) === kind, `is not the text of a JSON ${kind}`);

/**
 * The parameters each challenge must carry. Others may come with them: AWS adds some without saying. All are strings,
 * with JSON inside where there is structure: Amplify and identity-js parse them, and fail at anything else.
 */
const challengeParameters: Readonly<Record<string, z.ZodRawShape>> = {
  PASSWORD_VERIFIER: { ...userId, ...srp },
  DEVICE_SRP_AUTH: {},
  DEVICE_PASSWORD_VERIFIER: { ...srp, DEVICE_KEY: deviceKey },
  NEW_PASSWORD_REQUIRED: {
    ...userId,
    requiredAttributes: jsonOf("list"),
    userAttributes: jsonOf("object"),
  },
  SOFTWARE_TOKEN_MFA: { ...userId },
  SMS_MFA: sentCode,
  SMS_OTP: sentCode,
  EMAIL_OTP: sentCode,
  SELECT_MFA_TYPE: { MFAS_CAN_CHOOSE: jsonOf("list") },
  MFA_SETUP: { MFAS_CAN_SETUP: jsonOf("list") },
  SELECT_CHALLENGE: {},
  PASSWORD: {},
  PASSWORD_SRP: {},
  WEB_AUTHN: { CREDENTIAL_REQUEST_OPTIONS: jsonOf("object") },
  CUSTOM_CHALLENGE: { USERNAME: m.username },
};

const tokens = z.strictObject({ AuthenticationResult: authenticationResult, ChallengeParameters: m.nothing });

const challenge = z
  .strictObject({
    ChallengeName: m.named(...Object.keys(challengeParameters)),
    ChallengeParameters: m.textMap,
    Session: m.session,
    AvailableChallenges: m.list(m.named(...Object.keys(challengeParameters))).optional(),
  })
  .superRefine(({ ChallengeName, ChallengeParameters }, context) => {
    const parameters = z.object(challengeParameters[ChallengeName] ?? {}).safeParse(ChallengeParameters);
    for (const { message, path } of parameters.error?.issues ?? []) {
      context.addIssue({ code: "custom", message, path: ["ChallengeParameters", ...path] });
    }
    const { USERNAME, USER_ID_FOR_SRP = USERNAME } = ChallengeParameters;
    // Amplify stores a remembered device under the one and looks for it under the other.
    if (USERNAME !== undefined && USERNAME !== USER_ID_FOR_SRP)
      context.addIssue({ code: "custom", message: "USERNAME and USER_ID_FOR_SRP differ" });
  });

/** What InitiateAuth and AdminInitiateAuth answer: tokens, or the next question. */
export const firstAnswer = z.unknown().superRefine((answer, context) => {
  // One of the two is meant, and the complaint should be about that one.
  const meant = isObject(answer) && "AuthenticationResult" in answer ? tokens : challenge;
  for (const { message, path } of meant.safeParse(answer).error?.issues ?? []) {
    context.addIssue({ code: "custom", message, path });
  }
});

/** What the answer to a challenge is answered with: AWS names no AvailableChallenges there. */
export const laterAnswer = firstAnswer.refine(
  (answer) => !isObject(answer) || !("AvailableChallenges" in answer),
  "has AvailableChallenges, which only the first answer of a sign-in has",
);

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

function kindOf(text: string): "list" | "object" | null {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return "list";
    return isObject(value) ? "object" : null;
  } catch {
    return null;
  }
}
