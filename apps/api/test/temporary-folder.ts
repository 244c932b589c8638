import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the tests write to the system's temporary folder lands in one of their own, which goes when the run ends. */
export default async function useTemporaryFolder(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "sekisho-api-"));
  // To get through, not to look: PostgreSQL refuses to run as root, so root runs a test's server as somebody else.
  await chmod(folder, 0o711);
  process.env["TMPDIR"] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
