/** What every part of the stack is started with. */
export type PartOptions = {
  readonly port: number;
  readonly dataDir: string;
  /** "serve" runs what was built; "reload" follows the sources. */
  readonly mode: StackMode;
  /** Aborting it ends the wait for the part's first answer. */
  readonly signal: AbortSignal;
};

export type StackMode = "serve" | "reload";
