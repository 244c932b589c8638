import type { DemoAccount } from "./stack-facts.ts";

/**
 * The people of the local pool. Their passwords are printed at every start: the pool listens on loopback only,
 * and nothing outside this folder seeds it.
 */
export const demoAccounts: readonly DemoAccount[] = [
  { username: "admin", password: "Sekisho-admin-1", role: "admin", temporary: false },
  { username: "user", password: "Sekisho-user-1", role: "user", temporary: false },
  { username: "invited", password: "Sekisho-invited-1", role: "user", temporary: true },
];
