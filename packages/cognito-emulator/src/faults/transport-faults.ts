import { CognitoError } from "./refusal.ts";

/** Refusals before an operation has its say. */
export const transportFaults = {
  unsigned: () => new CognitoError("MissingAuthenticationTokenException", "Missing Authentication Token"),
  operationUnknown: () => new CognitoError("UnknownOperationException", "Unknown operation"),
  bodyUnreadable: () => new CognitoError("SerializationException", "The request body is not a JSON object."),
  memberOfWrongType: (message: string) => new CognitoError("SerializationException", message),
  bodyTooLarge: () =>
    new CognitoError("RequestEntityTooLargeException", "The request body is too large.", 413),
  tooManyRequests: () => new CognitoError("TooManyRequestsException", "Too many requests"),
  internal: () => new CognitoError("InternalErrorException", "Something went wrong", 500),
} as const;
