import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** What repositories are written against: the part that embedded and real PostgreSQL share. */
export type Rows = PgDatabase<PgQueryResultHKT>;
