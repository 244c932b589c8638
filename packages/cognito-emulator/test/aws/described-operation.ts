import type { z } from "zod";

/** An operation as AWS describes it: what a success answers, and which refusals it may give beside everybody's. */
export interface DescribedOperation {
  readonly answer: z.ZodType;
  /** Error names without the `Exception` at their end. */
  readonly refusals: ReadonlySet<string>;
}

/** @param refusals names, separated by spaces; those that any operation may give are left out */
export const described = (answer: z.ZodType, refusals = ""): DescribedOperation => ({
  answer,
  refusals: new Set(refusals.split(" ").filter(Boolean)),
});

/** Refusals that a token brings with it, whatever it was to be used for. */
export const aboutTheUser = "PasswordResetRequired UserNotFound UserNotConfirmed";
