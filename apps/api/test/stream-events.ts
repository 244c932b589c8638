/** One event of a stream (HTML standard, section 9.2.6): its name, `message` unless said, its id if it has one, and its data. */
export type StreamEvent = { readonly event: string; readonly id?: string; readonly data: unknown };

/** The events in the text of a stream; a last one that has not arrived whole is left out. */
export function eventsIn(text: string): StreamEvent[] {
  return text
    .split("\n\n")
    .slice(0, -1)
    .map(fieldsOf)
    .filter((fields) => fields.has("data"))
    .map((fields) => ({
      event: fields.get("event") ?? "message",
      ...(fields.has("id") ? { id: fields.get("id") ?? "" } : {}),
      data: JSON.parse(fields.get("data") || "null"),
    }));
}

function fieldsOf(block: string): Map<string, string> {
  const lines = block.split("\n").filter((line) => line.includes(":"));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
}
