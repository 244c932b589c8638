import type { IncomingMessage } from "node:http";
import { readText } from "./json-body.ts";

/**
 * The fields of a form (application/x-www-form-urlencoded), or null when the body is none, or names a field twice: which
 * of two passwords or codes is meant is not ours to guess.
 */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") return null;
  const form = new URLSearchParams(await readText(request));
  const names = [...form.keys()];
  return new Set(names).size === names.length ? form : null;
}
