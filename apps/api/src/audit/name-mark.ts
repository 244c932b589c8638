import { createHash } from "node:crypto";

/**
 * Tells whether one name was tried many times or many names once, and little else: three hex digits of SHA-256. People type
 * passwords where a name belongs, and a longer hash would let whoever reads it find out which; this one fits every 4096th
 * word of any list.
 */
export const nameMark = (typed: string): string =>
  createHash("sha256").update(typed).digest("hex").slice(0, 3);
