import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { emptyFolder } from "./api.ts";

/** A new folder with these files in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = emptyFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
