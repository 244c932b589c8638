import type { Rows } from "./rows.ts";

/** An open database: what the embedded and the real PostgreSQL have in common. */
export type Engine = { readonly rows: Rows; readonly close: () => Promise<void> };
