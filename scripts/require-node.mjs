import { readFileSync } from "node:fs";

// Imported first by both commands, and written so that even an old Node gets far enough to read the sentence.
const { engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const wanted = engines.node.replace(">=", "");

if (isOlder(process.versions.node, wanted)) {
  console.error(
    `Node ${wanted} 以降が必要です(現在 ${process.versions.node}) / Sekisho needs Node ${wanted} or newer; this is ${process.versions.node}.`,
  );
  process.exit(1);
}

function isOlder(version, than) {
  const [a, b] = [version, than].map((text) => text.split(".").map(Number));
  const differing = [0, 1, 2].find((place) => a[place] !== b[place]);
  return differing !== undefined && a[differing] < b[differing];
}
