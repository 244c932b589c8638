import { z } from "zod";

/** A moment on the wire: ISO 8601 in UTC with milliseconds, as `Date.toISOString` writes it. */
export const Timestamp = z.iso.datetime({ precision: 3 });
export type Timestamp = z.infer<typeof Timestamp>;
