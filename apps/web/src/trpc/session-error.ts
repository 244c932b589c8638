/** A call that was not sent, because there is no usable session: nobody is signed in, or that cannot be found out right now. */
export class SessionError extends Error {
  readonly reason: "signed-out" | "unavailable";

  constructor(reason: "signed-out" | "unavailable") {
    super(reason);
    this.name = "SessionError";
    this.reason = reason;
  }
}
