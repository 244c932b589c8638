import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RowSecurityMissing } from "@sekisho/db";
import type { FastifyBaseLogger } from "fastify";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { emptyFolder, envOf } from "../test/api.ts";
import { readEnv } from "./env.ts";
import { openLogFile } from "./logging/log-file.ts";
import { serve } from "./serve.ts";
import { StartError } from "./start-error.ts";
import { startFailure } from "./start-failure.ts";

const log: FastifyBaseLogger = pino({ level: "silent" });
const folder = emptyFolder();
const file = join(folder, "sesame-file");
writeFileSync(file, "");

async function sentenceOf(start: () => unknown): Promise<string> {
  try {
    await start();
    return "started";
  } catch (error) {
    return startFailure(error);
  }
}

describe("a start that fails", () => {
  it.each([
    ["DATA_DIR", { DATA_DIR: file }],
    ["DATA_DIR", { DATA_DIR: join(file, "below") }],
    ["DATABASE_URL", { DATABASE_URL: "postgresql://sesame:sesame@127.0.0.1:9/sesame" }],
    [
      "DATABASE_URL",
      { DATABASE_URL: "postgresql://u@127.0.0.1:9/d?sslmode=verify-full&sslrootcert=/sesame/ca.pem" },
    ],
  ])("names %s and no value", async (setting, settings) => {
    const sentence = await sentenceOf(() => serve(envOf({ PORT: "0", ...settings }), log));
    expect(sentence).toMatch(new RegExp(`^${setting}: .*[ぁ-ん]`));
    expect(sentence).not.toMatch(/sesame|\n/);
  });

  it("names LOG_FILE when that is a folder, or in none", async () => {
    for (const path of [folder, join(folder, "sesame", "log")]) {
      const sentence = await sentenceOf(() =>
        openLogFile({ path, maxBytes: 0, backups: 1, onTrouble: () => undefined }),
      );
      expect(sentence).toMatch(/^LOG_FILE: .*folder/);
      expect(sentence).not.toContain("sesame");
    }
  });

  it("names .env when it cannot be read", async () => {
    const directory = emptyFolder();
    mkdirSync(join(directory, ".env"));
    expect(await sentenceOf(() => readEnv({}, directory))).toMatch(/^\.env: /);
  });

  it.each([
    [{ kind: "switched-off" }, /FORCE/],
    [{ kind: "role-unfit", role: "sekisho_caller_5" }, /sekisho_caller_5.*NOLOGIN/],
    [{ kind: "role-not-granted", role: "sekisho_caller_5" }, /BYPASSRLS.*grant.*sekisho_caller_5/],
  ] as const)("says what row-level security lacks, and the remedy: %o", (lack, remedy) => {
    const [english, japanese] = startFailure(
      new StartError("DATABASE_URL", new RowSecurityMissing(lack)),
    ).split(" / ");
    expect(english).toMatch(remedy);
    expect(english).toMatch(/^DATABASE_URL: /);
    expect(japanese).toMatch(/[ぁ-ん]/);
  });

  it("says nothing of an error that nobody foresaw", () => {
    expect(startFailure(new Error("sesame"))).not.toContain("sesame");
  });
});
