import type { MovedPort } from "./choose-ports.ts";
import { demoAccounts } from "./demo-accounts.ts";
import type { DemoAccount, StackFacts } from "./stack-facts.ts";

const partNames = { web: "Web", api: "API", pool: "user pool" } as const;

/** The one screen `npm start` ends with: where everything is and who can sign in, in both languages. */
export function startScreen(facts: StackFacts, moved: readonly MovedPort[]): string {
  return [
    "",
    "  関所 Sekisho が動いています / is running",
    "",
    ...moved.map(portLine),
    ...(moved.length > 0 ? [""] : []),
    `  Web                       ${facts.webUrl}`,
    `  API                       ${facts.apiUrl}`,
    `  API の説明 / API docs     ${facts.apiUrl}/docs`,
    `  送信箱 / Outbox           ${facts.pool.endpoint}/_local`,
    "",
    "  アカウント / Accounts",
    ...demoAccounts.map((account) => accountLine(account, facts.accounts)),
    "",
    "  Ctrl-C で終了します / Press Ctrl-C to stop",
    "",
  ].join("\n");
}

function portLine({ part, wanted, used }: MovedPort): string {
  const name = partNames[part];
  return `  ${name}: ポート ${wanted} は使用中のため ${used} を使います / port ${wanted} is taken, using ${used}`;
}

function accountLine({ username, password, role }: DemoAccount, usable: readonly DemoAccount[]): string {
  const found = usable.find((account) => account.username === username);
  const secret = found ? password : "パスワードは変更済みです / password was changed";
  const note = found?.temporary ? "  仮パスワード / temporary password" : "";
  return `    ${username.padEnd(8)}  ${secret.padEnd(18)}  ${role.padEnd(5)}${note}`.trimEnd();
}
