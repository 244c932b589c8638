import { parseArgs } from "node:util";
import type { ChainHead } from "@sekisho/db";

const form = /^(\d{1,10}):([0-9a-f]{64})$/;

/** The head that `--expect <length>:<hash>` names; null without it, undefined for options that say neither. */
export function readNotedHead(options: readonly string[]): ChainHead | null | undefined {
  try {
    const { values } = parseArgs({ args: [...options], options: { expect: { type: "string" } } });
    if (values.expect === undefined) return null;
    const [, length, hash] = form.exec(values.expect) ?? [];
    return length === undefined || hash === undefined ? undefined : { length: Number(length), hash };
  } catch {
    return undefined;
  }
}
