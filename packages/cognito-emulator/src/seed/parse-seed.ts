import { type Document, isNode, LineCounter, parseDocument, visit } from "yaml";
import { checkSeed, type SeedSource } from "./check-seed.ts";
import { type Locate, SeedError } from "./seed-error.ts";

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
