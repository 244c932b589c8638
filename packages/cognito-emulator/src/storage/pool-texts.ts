import type { Pool } from "../pool/pool.ts";
import { settingsOf } from "./pool-documents.ts";

/** What of a pool is written whole, as it is at one moment. */
export interface PoolTexts {
  readonly outbox: string;
  /** All but the people: small enough to be made anew whenever somebody asks. */
  readonly settings: string;
  /** The people, many and seldom changed: the same text until one of them is. */
  readonly users: string;
}

export const textsOf = (pool: Pool): PoolTexts => ({
  outbox: pool.outbox.text(),
  settings: JSON.stringify(settingsOf(pool)),
  users: pool.users.text(),
});

/** The PoolDocument that the two of them are. */
export const documentText = ({ settings, users }: Pick<PoolTexts, "settings" | "users">): string =>
  `${settings.slice(0, -1)},"users":${users}}`;
