import { z } from "zod";

/**
 * One line of text that a person typed: trimmed, not empty, well-formed Unicode, no control characters.
 * PostgreSQL cannot store NUL, and a lone surrogate cannot be written as UTF-8: both are refused here, as a 400.
 */
export const UserText = z
  .string()
  .refine((text) => text.isWellFormed(), { error: "ill_formed" })
  .refine((text) => !/\p{Cc}/u.test(text), { error: "control_character" })
  .trim()
  .min(1);
