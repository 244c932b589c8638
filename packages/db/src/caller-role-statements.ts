/** No more than the repositories do: an event of the audit trail is neither changed nor removed, a change of an item only removed. */
const privileges = {
  items: "select, insert, update, delete",
  item_positions: "select, insert, update, delete",
  item_changes: "select, insert, delete",
  users: "select, insert, update, delete",
  audit_events: "select, insert",
  revocations: "select, insert, delete",
  rate_limits: "select, insert, update, delete",
  audit_chain: "select, update",
};

/** The tables whose policies keep people apart. */
export const heldTables = Object.keys(privileges);

/**
 * Takes every privilege on this user's tables from the roles of other databases: a copy and a dump bring such grants along.
 */
export const releaseFromOthers = (role: string): string =>
  `do $$ declare held record; begin ${revokeWhere(`rolname ~ '^sekisho_caller_[0-9]+$' and rolname <> '${role}'`)} end $$`;

/**
 * Makes the role where it is missing, lets this user step down to it, and sets its privileges to exactly ours.
 * It is one statement, so that an instance that is running meets the old privileges or the new ones, never none.
 */
export const makeReady = (role: string): string => `
do $$ declare held record; begin
  if to_regrole('${role}') is null then create role ${role} nologin; end if;
  if not pg_has_role(session_user, '${role}', ${mayStepDown}) then grant ${role} to session_user; end if;
  ${revokeWhere(`rolname = '${role}'`)}
  -- For databases in which not everybody may look into the schema.
  execute format('grant usage on schema %I to ${role}', current_schema());
  ${Object.entries(privileges)
    .map(([table, allowed]) => `grant ${allowed} on ${table} to ${role};`)
    .join("\n  ")}
end $$`;

/** PostgreSQL 16 parted SET from membership: who makes a role there is its member, but may not step down to it yet. */
const mayStepDown =
  "case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end";

/** Grants on columns go with those on their table. What somebody else owns is not this user's to take away. */
const revokeWhere = (condition: string): string => `
  for held in
    select distinct objid::regclass as relation, rolname
    from pg_shdepend join pg_roles on pg_roles.oid = refobjid join pg_class on pg_class.oid = objid
    where refclassid = 'pg_authid'::regclass and classid = 'pg_class'::regclass and deptype = 'a'
      and dbid = (select oid from pg_database where datname = current_database())
      and pg_has_role(relowner, 'usage') and ${condition}
  loop
    execute format('revoke all on table %s from %I cascade', held.relation, held.rolname);
  end loop;`;
