import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { CognitoError, faults } from "../cognito-error.ts";
import type { CallLog } from "../control/call-log.ts";
import type { Control } from "../control/control.ts";
import type { FaultInjection } from "../control/fault-injection.ts";
import { dispatch } from "../dispatch.ts";
import { isFromThisMachine } from "../loopback-only.ts";
import type { Services } from "../operation.ts";
import { settled } from "../storage/settled.ts";
import { everyOrigin } from "./cors.ts";
import { readOperationInput } from "./json-body.ts";
import { jsonReply, type Reply } from "./reply.ts";
import { signedRegion } from "./signature-scope.ts";

const targetPrefix = "AWSCognitoIdentityProviderService.";

export interface JsonApi {
  readonly services: Services;
  readonly defaultRegion: string;
  /** Resolves once everything done so far is on disk. */
  readonly settle: () => Promise<void>;
  readonly faults: FaultInjection;
  readonly calls: CallLog;
  readonly control: Control;
}

/**
 * Answers one call of the user pools API: AWS JSON 1.1, the operation named by X-Amz-Target, at any path.
 * The answer leaves only when the state behind it is durable, a refusal's too: wrong guesses count.
 */
export async function jsonApiReply(api: JsonApi, request: IncomingMessage): Promise<Reply> {
  const call: Call = { operation: operationOf(request), body: null };
  const at = api.services.clock.now();
  const arrival = performance.now();
  const record = (status: number, error: string | null, answer: object) => {
    const milliseconds = Math.round(performance.now() - arrival);
    const { operation, body } = call;
    api.calls.record({ operation, at, milliseconds, status, error, request: body, answer });
  };
  try {
    const answer = await settled(api, () => carryOut(api, request, call));
    record(200, null, answer);
    return dated(api, amazonJson(200, answer));
  } catch (error) {
    const known = knownError(error);
    record(known.status, known.name, { message: known.message });
    return dated(api, errorReply(known));
  }
}

/** One call, as far as it has been read. */
interface Call {
  readonly operation: string;
  body: unknown;
}

function operationOf({ headers }: IncomingMessage): string {
  const target = String(headers["x-amz-target"] ?? "");
  return target.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : "";
}

/** An answer tells the time that its tokens are dated by: a client may have no other way to know the pool's clock. */
const dated = ({ services }: JsonApi, reply: Reply): Reply => ({
  ...reply,
  headers: { ...reply.headers, Date: new Date(services.clock.now()).toUTCString() },
});

const amazonJson = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): Reply =>
  jsonReply(status, body, {
    ...everyOrigin,
    "Content-Type": "application/x-amz-json-1.1",
    "x-amzn-RequestId": randomUUID(),
    ...headers,
  });

async function carryOut(
  { services, defaultRegion, faults: injected }: JsonApi,
  request: IncomingMessage,
  call: Call,
): Promise<object> {
  call.body = await readOperationInput(request);
  await injected.befall(call.operation);
  return dispatch(services, {
    ...call,
    // What another site sends counts as unsigned, whatever it carries.
    signedFor: isFromThisMachine(request.headers) ? signedRegion(request.headers.authorization) : null,
    defaultRegion,
  });
}

function knownError(error: unknown): CognitoError {
  if (error instanceof CognitoError) return error;
  console.error("cognito-emulator: an operation failed unexpectedly:", error);
  return faults.internal();
}

/** Characters of a message that go into a header. Clients give up on an answer with more than 16 kB of them. */
const longestInHeader = 1024;

/** Name and message go out three ways, because each client looks in another place; all of the message is in the body. */
function errorReply(known: CognitoError): Reply {
  return amazonJson(
    known.status,
    { __type: known.name, message: known.message },
    {
      "x-amzn-ErrorType": `${known.name}:`,
      "x-amzn-ErrorMessage": known.message.slice(0, longestInHeader).replaceAll(/[^\x20-\x7e]/g, "?"),
    },
  );
}
