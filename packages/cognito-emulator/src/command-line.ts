import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readSettings, type SettingName, type Settings } from "./environment.ts";
import { StartUpError } from "./start-up-error.ts";

/** What the program was asked for: to print something and end, or to start. */
export type CommandLine = { readonly print: string } | { readonly start: Settings };

interface Flag {
  readonly setting: SettingName;
  readonly value: string;
  readonly en: string;
  readonly ja: string;
}

/** Every flag that takes a value, and the setting it goes before. */
const flags: ReadonlyMap<string, Flag> = new Map([
  [
    "port",
    {
      setting: "PORT",
      value: "N",
      en: "where to listen; 0 takes any free port (PORT, or 9556)",
      ja: "待ち受けるポート。0 なら空いているポートを使います（PORT、なければ 9556）",
    },
  ],
  [
    "tls-port",
    {
      setting: "TLS_PORT",
      value: "N",
      en: "where managed login listens; off for nowhere (TLS_PORT, or 9557)",
      ja: "マネージドログインのポート。off なら開きません（TLS_PORT、なければ 9557）",
    },
  ],
  [
    "issuer",
    {
      setting: "ISSUER",
      value: "FORM",
      en: "aws for AWS's form of the issuer, local for this address (ISSUER, or aws)",
      ja: "発行者の形。aws なら AWS の形、local ならこのアドレス（ISSUER、なければ aws）",
    },
  ],
  [
    "data",
    {
      setting: "DATA_DIR",
      value: "FOLDER",
      en: "pools, users and keys live in FOLDER/cognito (DATA_DIR, or .data)",
      ja: "プール、ユーザー、鍵を FOLDER/cognito に保存します（DATA_DIR、なければ .data）",
    },
  ],
  [
    "host",
    {
      setting: "HOST",
      value: "ADDRESS",
      en: "a loopback address (127.0.0.1)",
      ja: "ループバックのアドレス（127.0.0.1）",
    },
  ],
  [
    "seed",
    {
      setting: "SEED",
      value: "FILE",
      en: "fill the pools from a YAML or JSON file at the start",
      ja: "起動時に YAML または JSON のファイルの内容をプールに入れます",
    },
  ],
  [
    "triggers",
    {
      setting: "TRIGGERS",
      value: "FILE",
      en: "a JSON file that names Lambda functions (TRIGGERS, or none)",
      ja: "Lambda 関数の名前と場所を書いた JSON ファイル（TRIGGERS、なければ使いません）",
    },
  ],
]);

/**
 * Reads the arguments after the program's name. Throws StartUpError for anything it does not know: a misspelt flag must
 * not start something else than was meant.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const options = Object.fromEntries([...flags.keys()].map((name) => [name, { type: "string" } as const]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given: Partial<Record<SettingName, string>> = {};
  let print: string | null = null;
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") throw notUnderstood(token.value);
    const flag = flags.get(token.name);
    if (flag) given[flag.setting] = textOf(token);
    else print ??= printed(token);
  }
  return print === null ? { start: readSettings(given) } : { print };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function textOf({ rawName, value, inlineValue }: OptionToken): string {
  // "--port --data x": the next flag is not this one's value.
  if (value && (inlineValue || !value.startsWith("-"))) return value;
  throw new StartUpError("flag-invalid", `${rawName} needs a value. / ${rawName} には値が必要です。`);
}

function printed({ rawName, value }: OptionToken): string {
  if (rawName === "--help" && value === undefined) return help();
  if (rawName === "--version" && value === undefined) return version();
  throw notUnderstood(rawName);
}

const notUnderstood = (arg: string): StartUpError =>
  new StartUpError(
    "flag-invalid",
    `${arg} is not understood; --help says what is. / ${arg} は分かりません。--help をご覧ください。`,
  );

function help(): string {
  const lines = [...flags].map(([name, { value, en, ja }]) => [`--${name} ${value}`, en, ja]);
  lines.push(["--help", "this text", "この説明"], ["--version", "the version", "バージョン"]);
  return [
    "cognito-emulator [flags]",
    "  An Amazon Cognito user pool on this machine, for development and tests.",
    "  このコンピューターで動く、開発とテストのための Amazon Cognito ユーザープールです。",
    ...lines.map(([flag = "", en, ja]) => `\n  ${flag.padEnd(17)}${en}\n  ${"".padEnd(17)}${ja}`),
  ].join("\n");
}

/** package.json lies beside `dist`, installed and in the repository alike. */
function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return (manifest as { version: string }).version; // npm installs no package without one
}
