import * as sdk from "@aws-sdk/client-cognito-identity-provider";
import { pages } from "../../src/managed-login/routes.ts";
import { operations } from "../../src/operations.ts";
import { unsignedOperations } from "../aws/operations.ts";
import { drivenOperations } from "./driven-operations.ts";
import { knownDifferences, type Words } from "./known-differences.ts";

export type Language = keyof Words;

/** Every operation that AWS's own client can ask for. */
export const awsOperations: readonly string[] = Object.keys(sdk)
  .filter((name) => name.endsWith("Command") && name !== "$Command")
  .map((name) => name.replace(/Command$/, ""))
  .toSorted((a, b) => a.localeCompare(b));

const headings = {
  answered: { en: "## Answered", ja: "## 応答する操作" },
  refused: { en: "## Not answered", ja: "## 応答しない操作" },
  managedLogin: { en: "## Managed login", ja: "## マネージドログイン" },
};

/** The page of what is answered and what is not, as the registry and the tests have it. */
export function coveragePage(language: Language): string {
  const say = (words: Words) => words[language];
  const answered = awsOperations.filter((name) => operations.has(name));
  const refused = awsOperations.filter((name) => !operations.has(name));
  return [
    say(opening(answered.length)),
    say(headings.answered),
    answeredTable(answered, language),
    say(headings.refused),
    say({
      en: "These are refused with `UnknownOperationException` (400), as AWS refuses a name it does not have.",
      ja: "次の操作は `UnknownOperationException`（400）で断ります。AWS が知らない名前を断るのと同じです。",
    }),
    refused.map((name) => `- \`${name}\``).join("\n"),
    say(headings.managedLogin),
    say(managedLogin([...pages.keys()].map((path) => `\`${path}\``).join(", "))),
    "",
  ].join("\n\n");
}

const opening = (answered: number): Words => ({
  en: `# What of the user pools API is answered

[日本語](coverage.ja.md)

${answered} of the ${awsOperations.length} operations that AWS's SDK knows. This page is made of the emulator's registry and of a run of its tests
(\`npm run coverage\`), not written by hand. "Signed" operations are an administrator's and need a SigV4 header, whose
signature is not verified; "unsigned" ones are called by a person's own client. A test file is listed where an operation
succeeded in it. Every answer given in any test, refusals included, is held against a description of AWS's own shapes,
limits and error names (\`test/aws\`).`,
  ja: `# ユーザープール API の対応状況

[English](coverage.md)

AWS SDK にある ${awsOperations.length} の操作のうち、${answered} に応答します。このページは、エミュレーターの登録表とテストの実行結果から作られ
（\`npm run coverage\`）、手では書きません。「署名あり」は管理者の操作で、SigV4 のヘッダーが必要です（署名そのものは検証しません）。
「署名なし」は利用者のクライアントが呼び出します。テストの欄には、その操作が成功したファイルを並べています。どのテストでも、エラーを
含むすべての応答を、AWS の形・制限・エラー名の記述（\`test/aws\`）と照らし合わせています。`,
});

const managedLogin = (paths: string): Words => ({
  en: `Pages: ${paths}. Endpoints: \`/oauth2/authorize\` (\`code\` and \`token\`), \`/oauth2/token\`, \`/oauth2/userInfo\`,
\`/oauth2/revoke\`, \`/oauth2/idpresponse\`, \`/logout\`.

What is not there, and what says so:

- SAML and the social providers' own dialects: \`CreateIdentityProvider\` refuses them.
- Custom domains: \`CreateUserPoolDomain\` refuses them.
- Branding: its operations are not answered.
- Confirmation by a link: \`CONFIRM_WITH_LINK\` is refused.
- A passkey as a second factor: \`SetUserPoolMfaConfig\` and \`SetUserMFAPreference\` refuse it.
- Registering a passkey at the pages: there is no such page; apps register them through the API.
- Adding a phone number at the pages: whoever must is told to sign in within the app.`,
  ja: `ページ: ${paths}。エンドポイント: \`/oauth2/authorize\`（\`code\` と \`token\`）、\`/oauth2/token\`、\`/oauth2/userInfo\`、
\`/oauth2/revoke\`、\`/oauth2/idpresponse\`、\`/logout\`。

対応していないものと、それを伝える場所は次のとおりです。

- SAML と、ソーシャルプロバイダー独自の方式: \`CreateIdentityProvider\` が断ります。
- カスタムドメイン: \`CreateUserPoolDomain\` が断ります。
- ブランディング: その操作には応答しません。
- リンクによる確認: \`CONFIRM_WITH_LINK\` を断ります。
- 第二要素としてのパスキー: \`SetUserPoolMfaConfig\` と \`SetUserMFAPreference\` が断ります。
- ページでのパスキーの登録: そのページはありません。アプリが API で登録します。
- ページでの電話番号の登録: 必要な人には、アプリの画面からサインインするよう案内します。`,
});

function answeredTable(names: readonly string[], language: Language): string {
  const head = {
    en: "| operation | called | tests | known differences |",
    ja: "| 操作 | 呼び出し | テスト | 既知の違い |",
  };
  const signed = { en: "signed", ja: "署名あり" };
  const unsigned = { en: "unsigned", ja: "署名なし" };
  const rows = names.map((name) => {
    const called = (unsignedOperations.has(name) ? unsigned : signed)[language];
    const tests = (drivenOperations[name] ?? []).map(shortName).join(", ");
    return `| \`${name}\` | ${called} | ${tests} | ${knownDifferences[name]?.[language] ?? ""} |`;
  });
  return [head[language], "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** `src/conformance/amplify-sign-in.test.ts` → `amplify-sign-in` */
const shortName = (file: string): string => file.replace(/^.*\//, "").replace(/\.test\.ts$/, "");
