/** A process of the stack ended although nobody asked it to. */
export class ChildDied extends Error {
  override readonly name = "ChildDied";
  /** Exit code or signal, in words. */
  readonly how: string;
  readonly logTail: string;
  readonly logFile: string;

  constructor(child: { name: string; logFile: string }, how: string, logTail: string) {
    super(`${child.name} ended by itself (${how}).`);
    this.how = how;
    this.logTail = logTail;
    this.logFile = child.logFile;
  }
}
