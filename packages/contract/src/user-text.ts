import { z } from "zod";

/** Well-formed Unicode: a lone surrogate cannot be written as UTF-8, and no part behind the API takes one. */
export const WellFormedText = z.string().refine((text) => text.isWellFormed(), { error: "ill_formed" });

/** Text without control characters: PostgreSQL cannot store NUL, and none of them has business in a name or a token. */
export const PlainText = WellFormedText.refine((text) => !/\p{Cc}/u.test(text), {
  error: "control_character",
});

/** One line of text that a person typed: trimmed and not empty. */
export const UserText = PlainText.trim().min(1);
