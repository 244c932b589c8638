import { z } from "zod";

/** A form sends texts only. Each of these takes the text of one field, and refuses what the field cannot mean. */

/** A whole number. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^[+-]?\d{1,10}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));

/** A whole number, or null where the field was left empty. */
export const wholeNumberOrNone = (least: number, most: number) =>
  z.union([z.literal("").transform(() => null), wholeNumber(least, most)]);

/** A moment as `datetime-local` sends it, in this machine's time zone like all times of the console; milliseconds. */
export const localMoment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/)
  .transform((text) => Date.parse(text))
  .pipe(z.number());

/** A JSON object. */
export const jsonObject = z
  .string()
  .max(8192)
  .transform((text, context) => {
    const value = parsed(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
    context.addIssue({ code: "custom" });
    return z.NEVER;
  });

/** The box that is ticked before something is lost for good. */
export const sure = z.literal("yes");

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON is no object either
  }
}
