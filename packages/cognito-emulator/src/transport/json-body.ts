import type { IncomingMessage } from "node:http";
import { CognitoError, faults } from "../cognito-error.ts";

const largestBody = 256 * 1024;

/**
 * The JSON object of a call of the user pools API, as AWS reads it: a member that is null is one left out, which
 * amazon-cognito-identity-js relies on. Throws as `readJsonBody`.
 */
export const readAwsJsonBody = (request: IncomingMessage): Promise<unknown> =>
  readJsonBody(request, (value) => value ?? undefined);

/**
 * The request's JSON object. Throws SerializationException for anything else, and for text that is not well-formed
 * Unicode: two different passwords with broken surrogates would be the same UTF-8 bytes.
 */
export async function readJsonBody(
  request: IncomingMessage,
  readMember: (value: unknown) => unknown = (value) => value,
): Promise<unknown> {
  try {
    const text = await readText(request);
    const body: unknown = JSON.parse(text, (_key, value) => readMember(wellFormed(value)));
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
  } catch (error) {
    if (error instanceof CognitoError) throw error;
    // Not JSON, or the client went away halfway.
  }
  throw faults.bodyUnreadable();
}

/** The request's body, at most `largest` bytes of it. Throws RequestEntityTooLargeException. */
export async function readText(request: IncomingMessage, largest: number = largestBody): Promise<string> {
  if (Number(request.headers["content-length"] ?? 0) > largest) throw faults.bodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  // Destroying the request would take the connection, and our refusal, with it.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > largest) throw faults.bodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function wellFormed(value: unknown): unknown {
  if (typeof value === "string" && !value.isWellFormed()) throw faults.bodyUnreadable();
  return value;
}
