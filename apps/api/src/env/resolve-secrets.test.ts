import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { emptyFolder, requiredSettings } from "../../test/api.ts";
import { folderWith } from "../../test/folder-with.ts";
import { problemsOf, refusalOf } from "../../test/problems-of.ts";
import { type Env, readEnv } from "../env.ts";

const databaseUrl = "postgresql://sesame:open@db.example.com/sekisho";

/** Settings of the process, over the files of a folder. */
function read(settings: Record<string, string>, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  return readEnv({ ...requiredSettings, ...settings }, folderWith(files));
}
const databaseOf = (...given: Parameters<typeof read>) => read(...given).databaseUrl;
const secretIn = (content: string | Uint8Array): Env["cognito"]["clientSecret"] =>
  read({ COGNITO_APP_CLIENT_SECRET_FILE: "secret" }, { secret: content }).cognito.clientSecret;

describe("a secret in a file", () => {
  it("counts like one in a variable, for every setting that is a secret or holds one", () => {
    const env = read(
      { COGNITO_APP_CLIENT_SECRET_FILE: "secret", DATABASE_URL_FILE: "url", WORKERS: "2" },
      { secret: "open-sesame\n", url: `${databaseUrl}\n` },
    );
    expect(env.cognito.clientSecret).toBe("open-sesame");
    expect(env.databaseUrl).toBe(databaseUrl);
  });

  it("is looked for from the settings' directory, unless its path is absolute", () => {
    const elsewhere = folderWith({ url: databaseUrl });
    expect(databaseOf({ DATABASE_URL_FILE: join(elsewhere, "url") })).toBe(databaseUrl);
    expect(databaseOf({ DATABASE_URL_FILE: "./url" }, { url: databaseUrl })).toBe(databaseUrl);
  });

  it("is found through a link, which is how Kubernetes mounts them", () => {
    const folder = folderWith({ "..data": databaseUrl });
    symlinkSync("..data", join(folder, "url"));
    expect(readEnv({ ...requiredSettings, DATABASE_URL_FILE: "url" }, folder).databaseUrl).toBe(databaseUrl);
  });

  it.each([
    ["sesame", "sesame"],
    ["sesame\n", "sesame"],
    ["sesame\r\n", "sesame"],
    [" se same \n", " se same "],
    ["秘密\n", "秘密"],
  ])("loses one line break at its end and nothing else: %j", (content, value) => {
    expect(secretIn(content)).toBe(value);
  });

  it("may be as long as 64 KB", () => {
    expect(secretIn("x".repeat(65_536))).toHaveLength(65_536);
    expect(problemsOf(() => secretIn("x".repeat(65_537)))).toEqual(["COGNITO_APP_CLIENT_SECRET_FILE"]);
  });

  it("is only for secrets: any other setting with _FILE behind it is none of ours", () => {
    expect(read({ PORT_FILE: "port", HOST_FILE: "missing" }, { port: "1" }).port).toBe(8000);
  });
});

describe("a file that holds no secret", () => {
  /** What the operator reads, with nothing in it of the path and of the content. */
  function sentenceOf(path: string, folder = emptyFolder()): string {
    const refusal = refusalOf(() => readEnv({ ...requiredSettings, DATABASE_URL_FILE: path }, folder));
    expect(refusal?.problems.map(({ setting }) => setting)).toEqual(["DATABASE_URL_FILE"]);
    expect(inspect(refusal, { showHidden: true })).not.toMatch(/sesame|open@/);
    return refusal?.message ?? "";
  }
  const sentenceFor = (content: string | Uint8Array) => sentenceOf("sesame", folderWith({ sesame: content }));

  it("is not there", () => {
    expect(sentenceOf("sesame")).toMatch(/does not exist.*[ぁ-ん]/);
    expect(sentenceOf(join("sesame", "url"), folderWith({ sesame: "" }))).toContain("does not exist");
  });

  it("is a folder", () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, "sesame"));
    expect(sentenceOf("sesame", folder)).toMatch(/is not a file.*[ぁ-ん]/);
  });

  it("cannot be read", () => {
    const folder = emptyFolder();
    symlinkSync("sesame", join(folder, "sesame"));
    expect(sentenceOf("sesame", folder)).toMatch(/cannot be read.*[ぁ-ん]/);
    expect(sentenceOf("sesame\0")).toContain("cannot be read");
  });

  // Root may read everything.
  it.skipIf(process.getuid?.() === 0)("may not be read by this user", () => {
    const folder = folderWith({ sesame: databaseUrl });
    chmodSync(join(folder, "sesame"), 0o000);
    expect(sentenceOf("sesame", folder)).toMatch(/may not read.*[ぁ-ん]/);
  });

  it("never ends", () => {
    expect(problemsOf(() => read({ DATABASE_URL_FILE: "/dev/zero" }))).toEqual(["DATABASE_URL_FILE"]);
  });

  it.each(["", "\n", "\r\n"])("is empty: %j", (content) => {
    expect(sentenceFor(content)).toMatch(/is empty.*[ぁ-ん]/);
  });

  it("is too large", () => {
    expect(sentenceFor(`postgresql://sesame@host/${"x".repeat(65_536)}`)).toMatch(/64 KB.*[ぁ-ん]/);
  });

  it("is not UTF-8, or begins with a byte order mark that would become part of the secret", () => {
    expect(sentenceFor(Buffer.from("postgresql://sesame:\xe9@host/db", "latin1"))).toMatch(/UTF-8.*[ぁ-ん]/);
    expect(sentenceFor(Buffer.from(`\uFEFF${databaseUrl}`, "utf16le"))).toContain("UTF-8");
    expect(sentenceFor(`\uFEFF${databaseUrl}`)).toContain("UTF-8");
  });

  it("holds what a variable may not hold either, and is named instead of the variable", () => {
    expect(sentenceFor("mysql://sesame")).toContain("must be a postgresql:// URL");
    expect(sentenceFor(`${databaseUrl}\n\n`)).toContain("must be a postgresql:// URL");
    expect(problemsOf(() => secretIn("sesame\n\n"))).toEqual(["COGNITO_APP_CLIENT_SECRET_FILE"]);
    expect(problemsOf(() => secretIn("sesame\r"))).toEqual(["COGNITO_APP_CLIENT_SECRET_FILE"]);
  });

  it("is reported together with everything else that is wrong", () => {
    const start = () =>
      readEnv(
        { PORT: "eighty", COGNITO_APP_CLIENT_SECRET_FILE: "missing", DATABASE_URL_FILE: "empty" },
        folderWith({ empty: "" }),
      );
    expect(problemsOf(start).toSorted()).toEqual([
      "COGNITO_APP_CLIENT_ID",
      "COGNITO_APP_CLIENT_SECRET_FILE",
      "COGNITO_USER_POOL_ID",
      "DATABASE_URL_FILE",
      "PORT",
    ]);
  });

  it("is no reason to say that the setting is missing, nor to keep what is wrong beside it to oneself", () => {
    const start = () =>
      read({
        ENVIRONMENT: "production",
        DEBUG: "true",
        ALLOWED_ORIGINS: "https://example.com",
        WORKERS: "2",
        DATABASE_URL_FILE: "missing",
      });
    expect(problemsOf(start)).toEqual(["DATABASE_URL_FILE", "DEBUG"]);
  });
});

describe("a secret that is given twice", () => {
  const url = "postgresql://file@db.example.com/sekisho";
  const files = { url };
  const both = `DATABASE_URL=${databaseUrl}\nDATABASE_URL_FILE=url`;

  it("in one source is asked about, whatever stands in the two", () => {
    const inProcess = { DATABASE_URL: databaseUrl, DATABASE_URL_FILE: "url" };
    for (const start of [
      () => read(inProcess, files),
      () => read(inProcess, { url: databaseUrl }),
      () => read({ ...inProcess, DATABASE_URL_FILE: "missing" }),
      () => read({}, { ...files, ".env": both }),
      () => read({}, { ...files, ".env.development": both }),
    ]) {
      expect(problemsOf(start)).toEqual(["DATABASE_URL_FILE"]);
      expect(refusalOf(start)?.message).toMatch(/one of the two.*[ぁ-ん]/);
      expect(refusalOf(start)?.message).not.toMatch(/sesame|example\.com/);
    }
  });

  it.each([
    ["a variable over a file", { DATABASE_URL: databaseUrl }, "DATABASE_URL_FILE=url", databaseUrl],
    ["a file over a variable", { DATABASE_URL_FILE: "url" }, `DATABASE_URL=${databaseUrl}`, url],
    [
      "a variable over a file that is missing",
      { DATABASE_URL: databaseUrl },
      "DATABASE_URL_FILE=x",
      databaseUrl,
    ],
    ["a variable over a contradiction", { DATABASE_URL: databaseUrl }, both, databaseUrl],
    ["a file over a contradiction", { DATABASE_URL_FILE: "url" }, both, url],
    ["an empty variable over a file", { DATABASE_URL: "" }, "DATABASE_URL_FILE=url", null],
    ["an empty file name over a variable", { DATABASE_URL_FILE: "" }, `DATABASE_URL=${databaseUrl}`, null],
  ])("in two sources is what the higher one says: %s", (_what, settings, dotenv, value) => {
    expect(databaseOf(settings, { ...files, ".env": dotenv })).toBe(value);
    expect(databaseOf(settings, { ...files, ".env.development": dotenv })).toBe(value);
  });

  it("lets the overlay replace the base file, in either form", () => {
    const variable = `DATABASE_URL=${databaseUrl}`;
    const file = "DATABASE_URL_FILE=url";
    expect(databaseOf({}, { ...files, ".env": variable, ".env.development": file })).toBe(url);
    expect(databaseOf({}, { ...files, ".env": file, ".env.development": variable })).toBe(databaseUrl);
  });

  it("is given once where one of the two is empty, as in a copy of the example", () => {
    expect(databaseOf({}, { ...files, ".env": "DATABASE_URL=\nDATABASE_URL_FILE=url" })).toBe(url);
    expect(databaseOf({ DATABASE_URL: databaseUrl, DATABASE_URL_FILE: "" })).toBe(databaseUrl);
    expect(databaseOf({ DATABASE_URL: "", DATABASE_URL_FILE: "" })).toBeNull();
  });

  it("is seen through any spelling, and spellings that contradict each other are asked about", () => {
    expect(databaseOf({ database_url_file: "url" }, files)).toBe(url);
    expect(problemsOf(() => read({ database_url: databaseUrl, Database_Url_File: "url" }, files))).toEqual([
      "DATABASE_URL_FILE",
    ]);
    expect(problemsOf(() => read({ database_url_file: "url", Database_Url_File: "x" }, files))).toContain(
      "DATABASE_URL_FILE",
    );
  });
});
