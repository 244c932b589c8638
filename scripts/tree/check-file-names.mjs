const emptyWords = /^(utils?|helpers?|common|misc)(\.|$)/;
const packageRoot = /^(apps|packages)\/[^/]+\/src\/index\.ts$/;

/** A file is named for its concept; an index.ts is a package's own door and nothing else. */
export function checkFileNames(files) {
  return files.flatMap((file) => {
    const parts = file.split("/");
    const empty = parts.find((part) => emptyWords.test(part));
    if (empty) return [`${file}: "${empty}" says nothing. Name it for the one thing that is in it.`];
    const isStray = parts.at(-1) === "index.ts" && !packageRoot.test(file);
    return isStray
      ? [`${file}: only a package's own src/index.ts may list names. Import from the file itself.`]
      : [];
  });
}
