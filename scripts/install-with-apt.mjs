import { existsSync } from "node:fs";

/** The commands that install a package of Debian's; null where that is not ours to do. */
export function installWithApt(name) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  return [
    ["apt-get", "update"],
    ["apt-get", "install", "-y", "--no-install-recommends", name],
  ];
}
