import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { type Page, readPage } from "./documentation-page.ts";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const docsFolder = join(packageFolder, "docs");
const examplesFolder = join(packageFolder, "test-results", "documentation");

/** Every page by its English file; the Japanese one lies beside it. */
const englishFiles = [
  join(packageFolder, "README.md"),
  ...readdirSync(docsFolder)
    .filter((name) => name.endsWith(".md") && !name.endsWith(".ja.md"))
    .map((name) => join(docsFolder, name)),
];
const japaneseFileOf = (english: string) => english.replace(/\.md$/, ".ja.md");
const shown = (file: string) => relative(packageFolder, file);
const pairs = englishFiles.map((file) => [shown(file), file, japaneseFileOf(file)] as const);

/** `docs/README.md` and `README.md` are two pages. */
const exampleOf = (file: string) => `${shown(file).replaceAll("/", "-").replace(/\.md$/, "")}.ts`;

describe("says in Japanese what it says in English", () => {
  it.each(pairs)("%s", (_name, english, japanese) => {
    const [one, other] = [readPage(english), readPage(japanese)];
    expect(other.blocks.map(({ code }) => code)).toEqual(one.blocks.map(({ code }) => code));
    expect(other.headings.map(({ level }) => level)).toEqual(one.headings.map(({ level }) => level));
    expect(pagesLinkedFrom(other)).toEqual(pagesLinkedFrom(one));
  });

  it("on every page", () => {
    const japanese = readdirSync(docsFolder).filter((name) => name.endsWith(".ja.md"));
    expect(japanese.sort()).toEqual(
      englishFiles
        .slice(1)
        .map((file) => basename(japaneseFileOf(file)))
        .sort(),
    );
  });
});

describe("links to what exists", () => {
  it.each(pairs.flatMap(([, english, japanese]) => [english, japanese]).map((file) => [shown(file), file]))(
    "%s",
    (_name, file) => {
      expect(deadLinksOf(readPage(file))).toEqual([]);
    },
  );

  it("from the index to every page", () => {
    const linked = pagesLinkedFrom(readPage(join(docsFolder, "README.md")));
    const pages = englishFiles.slice(1).map((file) => basename(file));
    expect(linked).toEqual(expect.arrayContaining(pages.filter((page) => page !== "README.md")));
  });
});

describe("shows code that", () => {
  const withCode = pairs.filter(([, english]) => readPage(english).blocks.length > 0);
  let compileErrors: string[];

  beforeAll(async () => {
    rmSync(examplesFolder, { recursive: true, force: true });
    mkdirSync(examplesFolder, { recursive: true });
    for (const [, english] of withCode) {
      writeFileSync(join(examplesFolder, exampleOf(english)), readPage(english).module);
    }
    compileErrors = await compile();
  }, 120_000);

  it.each(withCode)("compiles: %s", (name, english) => {
    const example = exampleOf(english);
    const ofPage = compileErrors.filter((error) => error.startsWith(`${example}(`));
    // The example has its page's line numbers, so this is where to look.
    expect(ofPage.map((error) => error.replace(`${example}(`, `${name}(`))).toEqual([]);
  });

  it("compiles without a complaint that belongs to no page", () => {
    const known = withCode.map(([, english]) => `${exampleOf(english)}(`);
    expect(compileErrors.filter((error) => !known.some((start) => error.startsWith(start)))).toEqual([]);
  });

  it.each(withCode)(
    "does what the page says: %s",
    async (name, english) => {
      expect(await failureOf(join(examplesFolder, exampleOf(english)), name)).toBeNull();
    },
    30_000,
  );
});

/** Runs an example; null when it ran to its end, else what broke and on which line of the page. */
async function failureOf(file: string, page: string): Promise<string | null> {
  try {
    await import(/* @vite-ignore */ pathToFileURL(file).href);
    return null;
  } catch (error) {
    const { stack = "" } = error instanceof Error ? error : {};
    const line = new RegExp(`${basename(file, ".ts")}\\.ts:(\\d+)`).exec(stack)?.[1] ?? "?";
    return `${page}:${line} ${String(error)}`;
  }
}

/** Every example at once, by the package's own compiler options. */
async function compile(): Promise<string[]> {
  const source = (name: string) => [relative(examplesFolder, join(packageFolder, "src", name))];
  const config = {
    extends: relative(examplesFolder, join(packageFolder, "tsconfig.json")),
    compilerOptions: {
      paths: {
        "@sekisho/auth": source("index.ts"),
        "@sekisho/auth/testing": source("testing.ts"),
        "@sekisho/auth/policy": source("policy.ts"),
      },
    },
    include: ["*.ts"],
  };
  writeFileSync(join(examplesFolder, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(packageFolder, "node_modules", "typescript", "bin", "tsc");
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, [tsc, "--pretty", "false"], { cwd: examplesFolder }, (error, stdout, stderr) =>
      resolve(error === null ? "" : stdout + stderr || error.message),
    );
  });
  return output.split("\n").filter((line) => line !== "" && !/^\s/.test(line));
}

/** The pages a page links to, whatever their language; the other language of itself counts as itself. */
function pagesLinkedFrom({ links }: Page): string[] {
  const pages = links.filter(isLocal).map((link) => link.replace(/#.*$/, "").replace(/\.ja\.md$/, ".md"));
  return pages.map((page) => page.replace(/^\.\//, "")).sort();
}

function deadLinksOf({ file, links }: Page): string[] {
  return links.filter(isLocal).filter((link) => {
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? file : join(dirname(file), path);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !readPage(target).headings.some((heading) => heading.anchor === anchor);
  });
}

const isLocal = (link: string) => !/^[a-z]+:/.test(link);
