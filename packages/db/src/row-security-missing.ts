/** The database would not keep one person's rows from another: it is not worked with. */
export class RowSecurityMissing extends Error {
  override readonly name = "RowSecurityMissing";

  constructor() {
    super(
      "Row-level security does not hold the database user. Connect as a user who owns the tables and has neither " +
        "SUPERUSER nor BYPASSRLS, or let an administrator create the role sekisho_caller and grant it to this user.",
    );
  }
}
