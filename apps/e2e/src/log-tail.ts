import { open } from "node:fs/promises";

const tailBytes = 4_096;

/** The last lines of a log file, to be shown when the process behind it has died. Empty when there is no such file. */
export async function readLogTail(file: string, lines = 15): Promise<string> {
  const handle = await open(file, "r").catch(() => null);
  if (handle === null) return "";
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - tailBytes);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(tailBytes), 0, tailBytes, start);
    return buffer.toString("utf8", 0, bytesRead).trimEnd().split("\n").slice(-lines).join("\n");
  } finally {
    await handle.close();
  }
}
