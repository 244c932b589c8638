/** Refusals that any operation may give. */
const everybodys = new Set([
  "ResourceNotFound",
  "InvalidParameter",
  "NotAuthorized",
  "TooManyRequests",
  "InternalError",
  "Forbidden",
  // A trigger failed, or answered what AWS does not take.
  "UserLambdaValidation",
  "UnexpectedLambda",
  "InvalidLambdaResponse",
  // The pool may not send.
  "InvalidSmsRoleAccessPolicy",
  "InvalidSmsRoleTrustRelationship",
  "InvalidEmailRoleAccessPolicy",
]);

/** Refusals of the transport, before an operation has its say. */
const transports = new Set([
  "MissingAuthenticationToken",
  "UnknownOperation",
  "Serialization",
  "RequestEntityTooLarge",
]);

/** Whether a refusal of this name can come from an operation that names `own` for itself. */
export function isKnownRefusal(name: string, own: ReadonlySet<string>): boolean {
  const short = name.replace(/Exception$/, "");
  return name !== short && (everybodys.has(short) || transports.has(short) || own.has(short));
}

/** Everything a client gets wrong is a 400; these alone are not. */
const statuses: Readonly<Record<string, number>> = {
  InternalErrorException: 500,
  ForbiddenException: 403,
  RequestEntityTooLargeException: 413,
};

export const statusOf = (name: string): number => statuses[name] ?? 400;
