import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const cache = fileURLToPath(new URL("../node_modules/.cache", import.meta.url));

/**
 * What the tests write to the system's temporary folder lands in one of their own, which goes when the run ends, and what
 * `api-process.ts` has compiled under its name goes with it.
 */
export default async function useTemporaryFolder(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "sekisho-api-"));
  // To be passed through, not looked into: a PostgreSQL server that root starts runs as somebody else below it.
  await chmod(folder, 0o711);
  process.env["TMPDIR"] = folder;
  return async () => {
    const compiled = join(cache, basename(folder));
    const all = [folder, compiled, `${compiled}.lock`, `${compiled}.outcome`];
    await Promise.all(all.map((path) => rm(path, { recursive: true, force: true })));
  };
}
