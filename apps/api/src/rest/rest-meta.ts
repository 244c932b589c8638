import type { ErrorCode } from "@sekisho/contract/error-code";
import type { Locale } from "@sekisho/contract/locale";
import type { z } from "zod";

/** How a procedure is spoken as REST. It stands in the procedure's own metadata, so the two facades cannot drift apart. */
export type RestMeta = {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Under API_PREFIX; `{name}` takes a path segment into the input field of that name. */
  readonly path: `/${string}`;
  /** The status of success, 200 unless said. A 204 has no body. */
  readonly status?: 200 | 201 | 204;
  /** Groups the routes of the OpenAPI document. */
  readonly tag: string;
  readonly summary: Readonly<Record<Locale, string>>;
  /** What the verb itself refuses with, beyond its gate, its input and what any call may meet. */
  readonly errors?: readonly ErrorCode[];
  // The next three are methods, not function properties: only methods let a procedure name its own output type.
  /** The body, where REST answers something else than the procedure's output. */
  body?(output: unknown): unknown;
  /** Describes what `body` returns, for the OpenAPI document. */
  readonly bodySchema?: z.ZodType;
  /** The cursor of the next page, or null on the last one; becomes `Link: <…>; rel="next"` (RFC 8288). */
  nextCursor?(output: unknown): string | number | null;
  /** Where a created thing can be read, under API_PREFIX; becomes `Location`. */
  location?(output: unknown): `/${string}`;
};
