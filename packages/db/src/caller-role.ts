import { sql } from "drizzle-orm";
import { answered, DatabaseError } from "./database-error.ts";
import type { Within } from "./row-scope.ts";
import { RowSecurityMissing } from "./row-security-missing.ts";
import type { Rows } from "./rows.ts";

/** Nobody signs in as this role. Roles belong to the whole cluster, so several databases may share it. */
const role = "sekisho_caller";

/** `duplicate_object`, `unique_violation`: another database of the cluster made the role at this very moment. */
const createRole = `
do $$ begin
  if to_regrole('${role}') is null then
    create role ${role} nologin;
    grant ${role} to current_user;
  end if;
exception when duplicate_object or unique_violation then null;
end $$`;

/** No more than the repositories do: an event of the audit trail is neither changed nor removed. */
const privileges = {
  items: "select, insert, update, delete",
  users: "select, insert, update",
  audit_events: "select, insert",
};

const grants = [
  // For databases in which not everybody may look into the schema.
  `do $$ begin execute format('grant usage on schema %I to ${role}', current_schema()); end $$`,
  ...Object.entries(privileges).map(([table, allowed]) => `grant ${allowed} on ${table} to ${role}`),
];

/**
 * The role that callers' statements step down to, made ready where it is missing; `null` where none is needed.
 * No policy holds superusers and users with BYPASSRLS, so they cannot work as themselves. Owners are held, by FORCE.
 * @throws RowSecurityMissing when the user needs the role and may not make it
 */
export async function callerRole(rows: Rows): Promise<string | null> {
  if (await isHeld(rows)) return null;
  return permitted(async () => {
    for (const statement of [createRole, ...grants]) await answered(rows.execute(sql.raw(statement)));
    return role;
  });
}

/**
 * Asks PostgreSQL itself whether callers are held to the policies of every table, in the way they will call.
 * @throws RowSecurityMissing when they are not
 */
export async function assertRowSecurity(within: Within): Promise<void> {
  const held = await permitted(() => answered(within({ kind: "caller", sub: "" }, isHeld)));
  if (!held) throw new RowSecurityMissing();
}

async function isHeld(rows: Rows): Promise<boolean> {
  const active = Object.keys(privileges).map((table) => sql`row_security_active(${table})`);
  const held = sql<boolean>`${sql.join(active, sql` and `)}`;
  const [answer] = await answered(rows.select({ held }).from(sql`(select) as nothing`));
  return answer?.held === true;
}

async function permitted<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // 42501: insufficient_privilege.
    throw error instanceof DatabaseError && error.sqlState === "42501" ? new RowSecurityMissing() : error;
  }
}
