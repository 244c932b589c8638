import type { Control } from "../control/control.ts";
import type { Services } from "../operation.ts";

/** What the local side of the emulator is about: what there is, and what can be done to it. */
export interface LocalSide {
  readonly services: Services;
  readonly control: Control;
  /** Resolves once everything done so far is on disk. */
  readonly settle: () => Promise<void>;
}
