/** Why the emulator would not start. */
export type StartUpFault =
  | "production"
  | "not-loopback"
  | "port-in-use"
  | "data-folder-in-use"
  | "data-unreadable"
  | "setting-invalid"
  | "flag-invalid"
  | "seed-invalid"
  | "trigger-unusable";

/** Thrown while starting, with a sentence for the person who started it. */
export class StartUpError extends Error {
  override readonly name = "StartUpError";
  readonly fault: StartUpFault;

  constructor(fault: StartUpFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
