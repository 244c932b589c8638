import { z } from "zod";

/**
 * AuthParameters and ChallengeResponses. A member that is null was not said: amazon-cognito-identity-js takes
 * DEVICE_KEY back that way.
 */
export const Said = z
  .record(z.string(), z.string().nullable())
  .default({})
  .transform(
    (members): Record<string, string> =>
      Object.fromEntries(
        Object.entries(members).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
      ),
  );
