import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../workspace.mjs";

/** What a person reads exists in Japanese and in English: READMEs come in pairs, and so does every message. */
export function checkLanguages(files) {
  return [...readmePairs(files), ...messagePairs(files)];
}

function readmePairs(files) {
  const known = new Set(files);
  return files.flatMap((file) => {
    const other = file.endsWith("README.md")
      ? file.replace(/README\.md$/, "README.ja.md")
      : file.replace(/README\.ja\.md$/, "README.md");
    return other === file || known.has(other) ? [] : [`${file} has no counterpart ${other}.`];
  });
}

function messagePairs(files) {
  const folder = /^(.*\/messages)\/(ja|en)\/(.+\.json)$/;
  const names = new Set(
    files
      .map((file) => folder.exec(file))
      .filter(Boolean)
      .map(([, base, , name]) => `${base}|${name}`),
  );
  return [...names].flatMap((entry) => {
    const [base, name] = entry.split("|");
    const [ja, en] = ["ja", "en"].map((language) => keysOf(`${base}/${language}/${name}`));
    return [
      ...[...ja].filter((key) => !en.has(key)).map((key) => `${base}/en/${name} lacks "${key}".`),
      ...[...en].filter((key) => !ja.has(key)).map((key) => `${base}/ja/${name} lacks "${key}".`),
    ];
  });
}

function keysOf(file) {
  try {
    return new Set(flatten(JSON.parse(readFileSync(join(root, file), "utf8"))));
  } catch (error) {
    if (error.code === "ENOENT") return new Set();
    throw new Error(`${file} is not JSON: ${error.message}`);
  }
}

function flatten(value, prefix = "") {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "object" ? flatten(inner, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}
