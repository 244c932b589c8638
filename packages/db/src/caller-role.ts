import { sql } from "drizzle-orm";
import { heldTables, makeReady, releaseFromOthers } from "./caller-role-statements.ts";
import { answered, DatabaseError } from "./database-error.ts";
import type { Within } from "./row-scope.ts";
import { RowSecurityMissing } from "./row-security-missing.ts";
import type { Rows } from "./rows.ts";

/**
 * The role that callers' statements step down to, made ready; `null` where none is needed.
 * No policy holds superusers and users with BYPASSRLS, so they cannot work as themselves. Owners are held, by FORCE.
 * @throws RowSecurityMissing when the user needs the role and may not use it, or the role is none to step down to
 */
export async function callerRole(rows: Rows): Promise<string | null> {
  const { role, unfit, above } = await standing(rows);
  await answered(rows.execute(sql.raw(releaseFromOthers(role))));
  if (await isHeld(rows)) return null;
  // No role helps: whoever is not above the policies is held wherever they are switched on.
  if (!above) throw new RowSecurityMissing({ kind: "switched-off" });
  if (unfit) throw new RowSecurityMissing({ kind: "role-unfit", role });
  try {
    await answered(rows.execute(sql.raw(makeReady(role))));
  } catch (error) {
    // 42501: insufficient_privilege.
    if (!(error instanceof DatabaseError) || error.sqlState !== "42501") throw error;
    throw new RowSecurityMissing({ kind: "role-not-granted", role });
  }
  return role;
}

/**
 * Asks PostgreSQL itself whether callers are held to the policies of every table, in the way they will call.
 * @throws RowSecurityMissing when they are not
 */
export async function assertRowSecurity(within: Within): Promise<void> {
  const held = await answered(within({ kind: "caller", sub: "" }, isHeld));
  if (!held) throw new RowSecurityMissing({ kind: "switched-off" });
}

type Standing = { readonly role: string; readonly unfit: boolean; readonly above: boolean };

/**
 * Roles belong to the whole cluster, so each database has one of its own: who was granted another database's has nothing
 * here. It is named by the database's oid, which a new name does not change and nobody need quote. Nobody signs in as it:
 * who could would choose whose rows to see.
 */
async function standing(rows: Rows): Promise<Standing> {
  const [answer] = await answered(
    rows
      .select({
        role: sql<string>`name`,
        unfit: sql<boolean>`coalesce(it.rolcanlogin or it.rolsuper or it.rolbypassrls, false)`,
        above: sql<boolean>`me.rolsuper or me.rolbypassrls`,
      })
      .from(
        sql`(select 'sekisho_caller_' || oid as name from pg_database where datname = current_database()) as named
          join pg_roles as me on me.rolname = current_user left join pg_roles as it on it.rolname = name`,
      ),
  );
  if (answer === undefined) throw new Error("the database does not know who is connected to it");
  return answer;
}

async function isHeld(rows: Rows): Promise<boolean> {
  const active = heldTables.map((table) => sql`row_security_active(${table})`);
  const held = sql<boolean>`${sql.join(active, sql` and `)}`;
  const [answer] = await answered(rows.select({ held }).from(sql`(select) as nothing`));
  return answer?.held === true;
}
