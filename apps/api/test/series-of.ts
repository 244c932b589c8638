/** The series of one metric in Prometheus's text format: each value by its labels, as they are written there. */
export function seriesOf(text: string, name: string): Record<string, number> {
  const line = new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`, "gm");
  return Object.fromEntries(
    [...text.matchAll(line)].map(([, labels = "", value]) => [labels, Number(value)]),
  );
}
