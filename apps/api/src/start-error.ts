/** What is opened at the start, by the setting or the file that a person changes when it cannot be. */
export type Opened =
  | ".env"
  | "LOG_FILE"
  | "DATA_DIR"
  | "DATABASE_URL"
  | "HOST"
  | "PORT"
  | "METRICS_HOST"
  | "METRICS_PORT";

/** Something could not be opened. Why is in `cause`, which may hold values and is for the log only. */
export class StartError extends Error {
  override readonly name = "StartError";
  readonly opened: Opened;

  constructor(opened: Opened, cause: unknown) {
    super(`${opened} cannot be used`, { cause });
    this.opened = opened;
  }
}
