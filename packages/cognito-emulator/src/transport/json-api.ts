import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { CognitoError, faults } from "../cognito-error.ts";
import { dispatch } from "../dispatch.ts";
import { isFromThisMachine } from "../loopback-only.ts";
import type { Services } from "../operation.ts";
import { everyOrigin } from "./cors.ts";
import { readJsonBody } from "./json-body.ts";
import { jsonReply, type Reply } from "./reply.ts";
import { signedRegion } from "./signature-scope.ts";

const targetPrefix = "AWSCognitoIdentityProviderService.";

export interface JsonApi {
  readonly services: Services;
  readonly defaultRegion: string;
  /** Resolves once everything done so far is on disk. */
  readonly settle: () => Promise<void>;
}

/**
 * Answers one call of the user pools API: AWS JSON 1.1, the operation named by X-Amz-Target, at any path.
 * The answer leaves only when the state behind it is durable, a refusal's too: wrong guesses count.
 */
export async function jsonApiReply(api: JsonApi, request: IncomingMessage): Promise<Reply> {
  try {
    return dated(api, amazonJson(200, await settled(api, () => carryOut(api, request))));
  } catch (error) {
    return dated(api, errorReply(error));
  }
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

async function carryOut({ services, defaultRegion }: JsonApi, request: IncomingMessage): Promise<object> {
  const target = String(request.headers["x-amz-target"] ?? "");
  const body = await readJsonBody(request);
  return dispatch(services, {
    operation: target.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : "",
    body,
    // What another site sends counts as unsigned, whatever it carries.
    signedFor: isFromThisMachine(request.headers) ? signedRegion(request.headers.authorization) : null,
    defaultRegion,
  });
}

async function settled<T>({ settle }: JsonApi, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await settle();
  }
}

/** Name and message go out three ways, because each client looks in another place. */
function errorReply(error: unknown): Reply {
  const known = error instanceof CognitoError ? error : faults.internal();
  if (known !== error) console.error("cognito-emulator: an operation failed unexpectedly:", error);
  return amazonJson(
    known.status,
    { __type: known.name, message: known.message },
    {
      "x-amzn-ErrorType": `${known.name}:`,
      "x-amzn-ErrorMessage": known.message.replaceAll(/[^\x20-\x7e]/g, "?"),
    },
  );
}
