import { sql } from "drizzle-orm";

/**
 * In whose name a transaction works (`row-scope.ts` says it). Unsaid is NULL, and NULL owns nothing; PostgreSQL leaves an
 * empty text behind where a transaction had said it before. In a sub-select it is read once per statement, not per row.
 */
export const subject = sql.raw("(select nullif(current_setting('sekisho.subject', true), ''))");

/** Whether a transaction oversees everybody. Only SELECT policies ask. */
export const overseen = sql.raw("(select current_setting('sekisho.oversight', true) = 'on')");
