import type { IncomingMessage } from "node:http";
import { CognitoError } from "../cognito-error.ts";
import { readText } from "./json-body.ts";

/** A form that is larger than any that somebody fills in. */
export class FormTooLarge extends Error {
  override readonly name = "FormTooLarge";
}

/**
 * The fields of a form (application/x-www-form-urlencoded), or null when the body is none, or names a field twice: which
 * of two passwords or codes is meant is not ours to guess. Throws FormTooLarge.
 */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") return null;
  const form = new URLSearchParams(await readText(request).catch(asFormTooLarge));
  const names = [...form.keys()];
  return new Set(names).size === names.length ? form : null;
}

/** Forms are not read for the user pools API, whose refusal of a large body this is. */
function asFormTooLarge(error: unknown): never {
  throw error instanceof CognitoError ? new FormTooLarge() : error;
}
