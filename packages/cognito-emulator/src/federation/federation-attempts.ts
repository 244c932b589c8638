import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";

/** A sign-in that has gone to a provider and is expected back. */
export interface FederationAttempt {
  readonly poolId: string;
  readonly providerName: string;
  /** The query of the app's authorization request, to be read again when the browser returns. */
  readonly query: string;
  readonly nonce: string;
  /** The value of a cookie only the browser that went has. */
  readonly browser: string;
  /** Whether the provider says that its answers name their issuer: one that does not is then somebody else's. */
  readonly namesIssuer: boolean;
}

/** As long as somebody may take at the provider. Milliseconds. */
export const attemptLifetimeMs = 15 * 60_000;

/** How many of one browser may be under way: each has a cookie, and all of them come along with every request. */
const mostOfOneBrowser = 8;
/** How many at all; the oldest gives way. */
const mostAttempts = 1000;

/** The sign-ins under way at providers, by the `state` that was sent along. Not persisted. */
export class FederationAttempts {
  readonly #clock: Clock;
  readonly #entries = new Map<string, FederationAttempt & { expiresAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** As a restart does. */
  forgetAll(): void {
    this.#entries.clear();
  }

  /** Opens an attempt and returns its `state`. */
  open(attempt: FederationAttempt): string {
    const now = this.#clock.now();
    for (const [state, { expiresAt }] of this.#entries) if (now >= expiresAt) this.#entries.delete(state);
    for (const oldest of [...this.#entries.keys()].slice(0, 1 - mostAttempts)) this.#entries.delete(oldest);
    const state = randomBytes(32).toString("base64url");
    this.#entries.set(state, { ...attempt, expiresAt: now + attemptLifetimeMs });
    return state;
  }

  /**
   * Makes room for one more attempt of a browser that has these cookies, by `state`, and returns those it can throw away:
   * of attempts that are over, and of its oldest where there are too many.
   */
  makeRoom(cookies: ReadonlyMap<string, string>): string[] {
    const now = this.#clock.now();
    const open = [...this.#entries]
      .filter(([state, { browser, expiresAt }]) => cookies.get(state) === browser && now < expiresAt)
      .map(([state]) => state);
    const kept = new Set(open.slice(1 - mostOfOneBrowser));
    for (const state of open) if (!kept.has(state)) this.#entries.delete(state);
    return [...cookies.keys()].filter((state) => !kept.has(state));
  }

  /** Takes an attempt out: it is good for one return, by the browser that went. Undefined otherwise. */
  take(state: string, browser: string | undefined): FederationAttempt | undefined {
    const entry = this.#entries.get(state);
    if (!entry || entry.browser !== browser) return undefined;
    this.#entries.delete(state);
    return this.#clock.now() < entry.expiresAt ? entry : undefined;
  }
}
