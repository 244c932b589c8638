import { faults } from "./cognito-error.ts";
import type { Services } from "./operation.ts";
import { operations } from "./operations.ts";
import { inputRefusal } from "./refuse-input.ts";

export interface Request {
  /** The operation's name, without the service's. */
  readonly operation: string;
  readonly body: unknown;
  /** The region of the caller's SigV4 scope; null when the request is not signed. */
  readonly signedFor: string | null;
  /** The region that unsigned requests are answered in. */
  readonly defaultRegion: string;
}

/**
 * Carries out one request and returns its answer. Throws CognitoError for every refusal; anything else that is thrown
 * is a fault of ours.
 */
export async function dispatch(services: Services, request: Request): Promise<object> {
  const operation = operations.get(request.operation);
  if (!operation) throw faults.operationUnknown();
  if (operation.access === "signed" && request.signedFor === null) throw faults.unsigned();
  const input = operation.input.safeParse(request.body, { reportInput: true });
  if (!input.success) throw inputRefusal(input.error);
  return operation.handle({
    ...services,
    input: input.data,
    region: request.signedFor ?? request.defaultRegion,
  });
}
