import type { logLevels } from "../env/settings.ts";

export type LogLevel = (typeof logLevels)[number];

/** The product's level names in pino's words, and back. */
export const pinoLevels = {
  DEBUG: "debug",
  INFO: "info",
  WARNING: "warn",
  ERROR: "error",
  CRITICAL: "fatal",
} as const satisfies Record<LogLevel, string>;

const names = new Map<string, string>(Object.entries(pinoLevels).map(([name, level]) => [level, name]));

export function levelName(pinoLevel: string): string {
  return names.get(pinoLevel) ?? pinoLevel.toUpperCase();
}
