import { settingDescriptions } from "../src/env/setting-descriptions.ts";
import type { SettingFacts } from "./setting-facts.ts";

const head = `# Sekisho API: every setting, with the value it has when it is left out. Without a value it is left out.
# Sekisho API の設定一覧です。値は、指定しなかった場合の既定値です。値が空の設定は、指定しないのと同じです。
# Generated, like docs/settings.md. / docs/settings.ja.md と同じく、生成されたファイルです。
#
# Copy to .env, and put what differs between environments into .env.development, .env.staging or .env.production.
# Order: variables of the process, then .env.{ENVIRONMENT}, then .env. Names are case-insensitive.
# .env にコピーして使います。環境ごとに違う値は .env.development・.env.staging・.env.production に書きます。
# 優先順位は、プロセスの環境変数 → .env.{ENVIRONMENT} → .env です。名前の大文字と小文字は区別しません。
`;

/** `.env.example`: to copy, and to look up what a setting does while writing it. */
export function exampleSettings(facts: readonly SettingFacts[]): string {
  return [head, ...facts.map(entryOf)].join("\n");
}

function entryOf({ name, byDefault, aliases, file, refusals, productionRefusals }: SettingFacts): string {
  const { en, ja } = settingDescriptions[name];
  const lines = [
    ...linesOf(en),
    ...linesOf(ja),
    ...[...refusals, ...productionRefusals].map((sentence) => `- ${sentence}`),
    ...aliases.map((alias) => `- may be written ${alias} / ${alias} でも指定できます`),
    ...(file === null
      ? []
      : [
          `- is a secret: ${file} may name a file that holds it / シークレットです。${file} でファイルを指定できます`,
        ]),
  ];
  return `${lines.map((line) => `# ${line}\n`).join("")}${name}=${byDefault ?? ""}\n`;
}

/** As a person would break it: behind a sentence, where the next one would make the line too long. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const sentence of text.replaceAll("`", "").split(/(?<=\. |。)/)) {
    const longer = `${lines.at(-1) ?? ""}${sentence}`;
    if (lines.length > 0 && columnsOf(longer.trimEnd()) <= 118) lines.splice(-1, 1, longer);
    else lines.push(sentence);
  }
  return lines.map((line) => line.trimEnd());
}

/** A Japanese character is as wide as two others. */
const columnsOf = (text: string) => text.length + (text.match(/[^\0-\x7f]/g)?.length ?? 0);
