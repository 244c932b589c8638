import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Every executable file of this name on the search path, in its order. */
export function onPath(command, env = process.env) {
  const files = (env.PATH ?? "").split(delimiter).map((folder) => join(folder, command));
  return files.filter((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
