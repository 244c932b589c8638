import { escapeControl } from "./escape-control.ts";

/** One JSON log line as people read it at a terminal: time - level - message, then the rest as key=value. */
export function plainLine(json: string): string {
  const { time, level, message, err, ...rest }: Record<string, unknown> = JSON.parse(json);
  const fields = Object.entries(rest).map(([key, value]) => `${key}=${escapeControl(JSON.stringify(value))}`);
  const head = [time, level, message]
    .map((part) => escapeControl(typeof part === "string" ? part : ""))
    .join(" - ");
  return `${[head, ...fields].join(" ")}${stackOf(err)}\n`;
}

/** A stack, and those of its causes, are the only things that may take several lines, each of them escaped by itself. */
function stackOf(err: unknown, before = ""): string {
  if (typeof err !== "object" || err === null) return "";
  const text = "stack" in err ? String(err.stack) : "message" in err ? String(err.message) : "";
  const lines = `${before}${text}`.split("\n").map((line) => `\n    ${escapeControl(line.trim())}`);
  return lines.join("") + ("cause" in err ? stackOf(err.cause, "caused by ") : "");
}
