import type { SentMessage } from "../local/read-outbox.ts";
import type { SeedSource } from "../seed/check-seed.ts";
import type { SeedDocument } from "../seed/seed-document.ts";
import type { Bend } from "../tokens/bent-tokens.ts";
import type { RecordedCall } from "./call-log.ts";
import type { InjectedFault } from "./fault-injection.ts";
import type { SnapshotTaken } from "./snapshots.ts";

/**
 * What no client of Amazon Cognito can do, for tests and for developers: as methods here, and over HTTP under
 * `/_local/api`. What changes pools resolves once the change is on disk. Refusals are ControlErrors.
 */
export interface Control {
  readonly clock: ControlledClock;
  /** What was "mailed", newest first: to everybody, or to one user (user name, sub or e-mail). */
  outbox(user?: string): SentMessage[];
  /** The newest code sent to this user; undefined when none was. */
  lastCode(user: string): string | undefined;
  /** Puts new signing keys in charge of a pool. The old public keys stay listed for a day. */
  rotateKeys(userPoolId: string): Promise<void>;
  /** Makes a pool's key set answer 503, until told otherwise. */
  failKeySet(userPoolId: string, failing: boolean): void;
  /** Faults still to befall calls on the wire. */
  faults(): readonly InjectedFault[];
  /** How many calls a fault is holding at this moment. */
  heldCalls(): number;
  injectFault(fault: InjectedFault): void;
  /** Ends every fault and lets go of the calls that were held. */
  clearFaults(): void;
  /** Lays claims over those of the pool's next tokens, which are signed by its real key. */
  bendNextToken(userPoolId: string, bend: Bend): void;
  /** Forgets the bends of a pool that have not met their token yet. */
  unbendTokens(userPoolId: string): void;
  /** Forgives wrong passwords: one user's, or everybody's. */
  clearLockout(userPoolId: string, username?: string): void;
  /** Keeps what the pools hold now, and returns the snapshot's id. In memory; the newest 20 stay. */
  snapshot(): string;
  /** The snapshots that can be restored, newest first. */
  snapshots(): readonly SnapshotTaken[];
  /** Puts every pool back to a snapshot. Sign-ins under way end. */
  restore(snapshot: string): Promise<void>;
  /** Back to the beginning: no pools but the seed's, the real time, no faults, no recorded calls. */
  reset(): Promise<void>;
  /** The newest calls of the user pools API, secrets masked. */
  calls(): readonly RecordedCall[];
  /** Every pool in the format of the seed file, passwords as SRP verifiers. */
  exportSeed(): SeedDocument;
  /** Adds what a seed describes and is not there yet. Throws SeedError, and then has changed nothing. */
  importSeed(seed: SeedSource): Promise<void>;
}

/** The emulator's clock, to be moved. Times are milliseconds since the epoch. */
export interface ControlledClock {
  now(): number;
  /** How far it stands before the real time. */
  readonly ahead: number;
  /** Goes on running from there. */
  set(now: number): void;
  advance(milliseconds: number): void;
  backToReal(): void;
}
