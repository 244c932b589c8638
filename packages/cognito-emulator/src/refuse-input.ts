import type { z } from "zod";
import { type CognitoError, faults } from "./cognito-error.ts";
import { typeMismatch } from "./type-mismatch.ts";
import { validationMessage } from "./validation-message.ts";

/** The refusal of an input that its schema does not take: SerializationException or InvalidParameterException. */
export function inputRefusal(error: z.ZodError): CognitoError {
  const mismatch = typeMismatch(error);
  return mismatch === null
    ? faults.invalidParameter(validationMessage(error))
    : faults.memberOfWrongType(mismatch);
}
