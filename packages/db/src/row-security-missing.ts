/**
 * `switched-off`: a table's row-level security is not enabled, or not forced.
 * `role-not-granted`: the user stands above it, and may neither use nor make ready the role to step down to.
 * `role-unfit`: that role is there, and is more than a role to step down to.
 */
type Lack =
  | { readonly kind: "switched-off" }
  | { readonly kind: "role-not-granted" | "role-unfit"; readonly role: string };

/** The database would not keep one person's rows from another: it is not worked with. */
export class RowSecurityMissing extends Error {
  override readonly name = "RowSecurityMissing";
  readonly lack: Lack;

  constructor(lack: Lack) {
    super(sentenceOf(lack));
    this.lack = lack;
  }
}

function sentenceOf(lack: Lack): string {
  if (lack.kind === "switched-off")
    return "Row-level security is switched off, or not forced, on a table. ENABLE and FORCE it.";
  if (lack.kind === "role-unfit")
    return `The role ${lack.role} may log in, or is above row-level security. ALTER it to NOLOGIN NOSUPERUSER NOBYPASSRLS.`;
  return (
    "Row-level security does not hold the database user. Connect as a user who owns the tables and has neither " +
    `SUPERUSER nor BYPASSRLS, or let an administrator create the role ${lack.role} with NOLOGIN, if it is missing, ` +
    "and grant it to this user, who must own the tables."
  );
}
