import type { IncomingMessage } from "node:http";
import { CognitoError, faults } from "../cognito-error.ts";
import { readText } from "./body-text.ts";

/**
 * The request's JSON object. Throws SerializationException for anything else, and for text that is not well-formed
 * Unicode: two different passwords with broken surrogates would be the same UTF-8 bytes.
 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  try {
    const body: unknown = JSON.parse(await readText(request), refuseIllFormed);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
  } catch (error) {
    if (error instanceof CognitoError) throw error;
    // Not JSON, or the client went away halfway.
  }
  throw faults.bodyUnreadable();
}

function refuseIllFormed(_key: string, value: unknown): unknown {
  if (typeof value === "string" && !value.isWellFormed()) throw faults.bodyUnreadable();
  return value;
}
