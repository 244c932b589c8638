import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type GivenSettings, readSettings, type Settings } from "./environment.ts";
import { StartUpError } from "./start-up-error.ts";

/** What the program was asked for: to print something and end, or to start. */
export type CommandLine = { readonly print: string } | { readonly start: Settings };

const flags = {
  port: { type: "string" },
  data: { type: "string" },
  host: { type: "string" },
  help: { type: "boolean" },
  version: { type: "boolean" },
} as const;

const help = `cognito-emulator [--port N] [--data FOLDER] [--host ADDRESS]

  An Amazon Cognito user pool on this machine, for development and tests.
  このコンピューターで動く、開発とテストのための Amazon Cognito ユーザープールです。

  --port N         where to listen; 0 takes any free port (PORT, or 9556)
                   待ち受けるポート。0 なら空いているポートを使います（PORT、なければ 9556）
  --data FOLDER    pools, users and keys live in FOLDER/cognito (DATA_DIR, or .data)
                   プール、ユーザー、鍵を FOLDER/cognito に保存します（DATA_DIR、なければ .data）
  --host ADDRESS   a loopback address (127.0.0.1)
                   ループバックのアドレス（127.0.0.1）
  --help           this text / この説明
  --version        the version / バージョン`;

/**
 * Reads the arguments after the program's name. Flags go before settings of the environment.
 * Throws StartUpError for anything it does not know: a misspelt flag must not start something else than was meant.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: flags,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === "positional") throw notUnderstood(token.value);
    if (token.kind === "option") assertFlag(token);
  }
  if (values["help"] === true) return { print: help };
  if (values["version"] === true) return { print: version() };
  const given: GivenSettings = { port: textOf(values["port"]), data: textOf(values["data"]) };
  return { start: readSettings({ ...given, host: textOf(values["host"]) }) };
}

function assertFlag(token: {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}): void {
  const flag = Object.entries(flags).find(([name]) => name === token.name)?.[1];
  if (!flag) throw notUnderstood(token.rawName);
  if (flag.type === "boolean" && token.value !== undefined) throw notUnderstood(`${token.rawName}=…`);
  // "--port --data x": the next flag is not this one's value.
  const isMissing = !token.value || (!token.inlineValue && token.value.startsWith("-"));
  if (flag.type === "string" && isMissing) {
    throw new StartUpError(
      "flag-invalid",
      `${token.rawName} needs a value. / ${token.rawName} には値が必要です。`,
    );
  }
}

const notUnderstood = (arg: string): StartUpError =>
  new StartUpError(
    "flag-invalid",
    `${arg} is not understood; --help says what is. / ${arg} は分かりません。--help をご覧ください。`,
  );

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** package.json lies beside `dist`, installed and in the repository alike. */
function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return (manifest as { version: string }).version; // npm installs no package without one
}
