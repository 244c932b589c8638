const shown = process.env["SHOW_FIGURES"] === "1";

/** Says what a long run is at, or has met; the unit tests keep quiet. */
export function showLine(line: string): void {
  if (shown) console.info(line);
}

/** The same as a table, the most frequent first. */
export function showCounts(title: string, counts: ReadonlyMap<string, number>): void {
  const rows = [...counts].sort(([, a], [, b]) => b - a);
  const width = String(rows[0]?.[1] ?? "").length;
  showLine([title, ...rows.map(([name, count]) => `  ${String(count).padStart(width)}  ${name}`)].join("\n"));
}

/** Counts one more of a kind. */
export function countOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
