import { readFile } from "node:fs/promises";
import { type Document, isNode, LineCounter, parseDocument, visit } from "yaml";
import { StartUpError } from "../start-up-error.ts";
import { describeIssue } from "./describe-issue.ts";
import { findDoubles } from "./find-doubles.ts";
import { findMisplaced } from "./find-misplaced.ts";
import { type ReadSeed, SeedDocument } from "./seed-document.ts";
import { type Locate, SeedError } from "./seed-error.ts";

/** A seed that has the right form, and where each part of it stands. */
export interface SeedSource {
  readonly document: ReadSeed;
  readonly locate: Locate;
}

/** Reads a seed file, YAML or JSON (which is YAML too). Throws StartUpError, and SeedError naming lines. */
export async function readSeedFile(path: string): Promise<SeedSource> {
  return parseSeed(await readText(path), path);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new StartUpError(
      "seed-invalid",
      `The seed file ${path} cannot be read. / シードファイル ${path} を読めません。`,
      { cause: error },
    );
  }
}

/** Reads the text of a seed; `name` is what its lines are cited by. Throws SeedError. */
export function parseSeed(text: string, name: string): SeedSource {
  const lines = new LineCounter();
  // Pretty errors would quote the source, passwords and all.
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${line}:${col}`;
  };
  const [broken] = parsed.errors;
  if (broken) {
    const problem = {
      path: [],
      english: `This is neither YAML nor JSON (${broken.code}).`,
      japanese: `YAML としても JSON としても読めません（${broken.code}）。`,
    };
    throw new SeedError([problem], () => at(broken.pos[0]));
  }
  const locate: Locate = (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = parsed.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return at(node.range[0]);
    }
    return name;
  };
  return { document: checkSeed(contentOf(parsed, at), locate), locate };
}

/** The values. A reference to nothing is told without its name: an unquoted password may begin with an asterisk. */
function contentOf(parsed: Document.Parsed, at: (offset: number) => string): unknown {
  visit(parsed, {
    Alias(_key, alias) {
      if (alias.resolve(parsed) !== undefined) return;
      throw new SeedError([danglingAlias], () => at(alias.range?.[0] ?? 0));
    },
  });
  try {
    return parsed.toJS({ maxAliasCount: 100 });
  } catch {
    throw new SeedError([tooManyAliases], () => at(0));
  }
}

const danglingAlias = {
  path: [],
  english: "An asterisk refers to something that is not there; put a text that begins with one in quotes.",
  japanese:
    "アスタリスクで始まる値は参照とみなされますが、参照先がありません。文字列なら引用符で囲んでください。",
};
const tooManyAliases = {
  path: [],
  english: "There are too many references.",
  japanese: "参照が多すぎます。",
};

/** A seed that was put together in code or came as JSON: its parts are cited by path alone. Throws SeedError. */
export function seedOf(value: unknown): SeedSource {
  const locate = () => "";
  return { document: checkSeed(value, locate), locate };
}

function checkSeed(value: unknown, locate: Locate): ReadSeed {
  const checked = SeedDocument.safeParse(value);
  const problems = checked.success
    ? [...findDoubles(checked.data), ...findMisplaced(checked.data)]
    : checked.error.issues.flatMap(describeIssue);
  if (checked.success && problems.length === 0) return checked.data;
  throw new SeedError(problems, locate);
}
