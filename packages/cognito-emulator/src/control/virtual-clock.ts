import type { Clock } from "../clock.ts";
import { controlFaults } from "./control-error.ts";

const earliest = Date.UTC(2000, 0);
const latest = Date.UTC(2100, 0);

/**
 * The emulator's time: the clock it was given, moved at will, and running on from there. Not persisted: a restart is
 * back at the real time. Put back, it keeps nobody out: what has an end lasts until then, and moments that have not come
 * yet count for nothing (`hasCome`). Times are milliseconds since the epoch. Throws ControlError outside of 2000 to 2100.
 */
export class VirtualClock implements Clock {
  readonly #real: Clock;
  #ahead = 0;

  constructor(real: Clock) {
    this.#real = real;
  }

  now(): number {
    return this.#real.now() + this.#ahead;
  }

  /** How far it stands before the real time; negative behind it. Milliseconds. */
  get ahead(): number {
    return this.#ahead;
  }

  set(now: number): void {
    if (!(now >= earliest && now < latest)) throw controlFaults.timeOutOfRange();
    this.#ahead = now - this.#real.now();
  }

  advance(milliseconds: number): void {
    this.set(this.now() + milliseconds);
  }

  backToReal(): void {
    this.#ahead = 0;
  }
}
