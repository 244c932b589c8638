import { z } from "zod";
import type { Claims } from "./jwt.ts";

/** How the next tokens of one use are to differ from what the pool would issue. */
export const Bend = z.strictObject({
  use: z.enum(["access", "id"]),
  /** Laid over the usual claims; null leaves one out. */
  claims: z.record(z.string(), z.unknown()),
  /** How many tokens. */
  times: z.int().min(1).max(10_000),
});
export type Bend = z.infer<typeof Bend>;

/** The tokens a pool will bend: real key, wrong claims. Not persisted: no restart issues a bent token by surprise. */
export class BentTokens {
  #waiting: Bend[] = [];

  /** Still to come, first asked for first. */
  all(): readonly Bend[] {
    return this.#waiting;
  }

  add(bend: Bend): void {
    this.#waiting.push({ ...bend });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The claims to sign: as they are, or as somebody asked for them to be. */
  bend(use: Bend["use"], claims: Claims): Claims {
    const next = this.#waiting.find((each) => each.use === use);
    if (!next) return claims;
    next.times -= 1;
    if (next.times === 0) this.#waiting = this.#waiting.filter((each) => each !== next);
    return Object.fromEntries(
      Object.entries({ ...claims, ...next.claims }).filter(([, value]) => value !== null),
    );
  }
}
