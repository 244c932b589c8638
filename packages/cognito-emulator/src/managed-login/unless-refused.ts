import { CognitoError } from "../cognito-error.ts";
import type { Reply } from "../transport/reply.ts";
import { type FormRefusal, refusalText } from "./refusal-text.ts";
import type { Visit } from "./visit.ts";

/**
 * Does what a form asks for. What Cognito refuses is shown by `page`, in the reader's language; anything else is thrown
 * on.
 */
export async function unlessRefused(
  { language }: Visit,
  work: () => Promise<Reply>,
  page: (refusal: FormRefusal, fault: CognitoError) => Reply,
): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CognitoError)) throw error;
    return page(refusalText(error, language), error);
  }
}
