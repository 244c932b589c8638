/**
 * A refusal in Cognito's own words: `name` becomes `__type` and the `x-amzn-ErrorType` header.
 * Client faults are always 400, also "not authorized" and "not found"; Amplify retries 5xx three times.
 */
export class CognitoError extends Error {
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

/** A fault of this name and text. */
export const notAuthorized = (message: string) => () => new CognitoError("NotAuthorizedException", message);
export const invalidParameter = (message: string) => () =>
  new CognitoError("InvalidParameterException", message);
