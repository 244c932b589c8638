import type { IncomingMessage } from "node:http";
import { CognitoError } from "../../cognito-error.ts";
import { ControlError, controlFaults } from "../../control/control-error.ts";
import { readText } from "../../transport/json-body.ts";
import { assertOwnForm } from "../local-guard.ts";
import type { LocalSide } from "../local-side.ts";
import { findForm, type SentForm } from "./find-form.ts";
import type { Done } from "./form-action.ts";
import type { Reader } from "./page.ts";

const longestForm = 64 * 1024;

/** A form that was refused, to be shown once more as it was filled in. */
export interface RefusedForm {
  readonly name: string;
  readonly said: URLSearchParams;
  /** The field that is wrong; null when it is not one of them. */
  readonly field: string | null;
  readonly text: string;
}

/** What became of a form: done, or refused and to be shown again on its page. */
type Outcome =
  | { readonly done: Done; readonly after: string }
  | { readonly refused: RefusedForm; readonly page: string };

/** The fields of a form that was sent. Throws ControlError when they cannot be read. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams(await readText(request, longestForm).catch(unreadable));
}

/** Takes a form of the console. Throws ControlError where there is none, or where it comes from elsewhere. */
export async function submitForm(
  local: LocalSide,
  request: IncomingMessage,
  reader: Reader,
  pathname: string,
): Promise<Outcome> {
  const form = findForm(local, pathname);
  if (!form) throw controlFaults.methodNotAllowed("GET");
  assertOwnForm(request);
  const said = await readForm(request);
  const { name, page, after } = form;
  const refuse = (field: string | null, text: string): Outcome => ({
    page,
    refused: { name, said, field, text },
  });
  const input = form.input.safeParse(Object.fromEntries(said));
  if (!input.success) {
    const [field] = input.error.issues[0]?.path ?? [];
    return refuse(typeof field === "string" ? field : null, reader.say.controls.wrongValue);
  }
  try {
    await carryOut(local, form, input.data);
    return { done: form.done, after };
  } catch (error) {
    if (error instanceof ControlError) return refuse(null, error.text[reader.language]);
    if (error instanceof CognitoError) return refuse(null, `${error.name}: ${error.message}`);
    throw error;
  }
}

/** The answer leaves only when what was done is on disk, a half of it too that a refusal came after. */
async function carryOut(local: LocalSide, form: SentForm, input: unknown): Promise<void> {
  try {
    await form.carryOut(input);
  } finally {
    await local.settle();
  }
}

function unreadable(): never {
  throw controlFaults.bodyUnreadable();
}
