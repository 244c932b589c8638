import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the tests write to the system's temporary folder lands in one of their own, which goes when the run ends. */
export default async function useTemporaryFolder(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "sekisho-api-"));
  await chmod(folder, 0o711); // a PostgreSQL server that root starts runs as nobody, and must get through to its own
  process.env["TMPDIR"] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
