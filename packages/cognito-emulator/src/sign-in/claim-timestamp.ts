const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const form =
  /^(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) ([A-Z][a-z]{2}) ([1-9]|[12]\d|3[01]) (\d\d):(\d\d):(\d\d) UTC (\d{4})$/;

/** How far a client's clock may be off, in milliseconds. */
const toleratedSkewMs = 5 * 60_000;

/** Whether TIMESTAMP ("Sun Nov 2 06:27:09 UTC 2026", the day not padded) lies within five minutes of `now`. */
export function isRecentTimestamp(text: string, now: number): boolean {
  const [, month, day, hour, minute, second, year] = form.exec(text) ?? [];
  const monthIndex = months.indexOf(month ?? "");
  if (monthIndex < 0) return false;
  const at = Date.UTC(Number(year), monthIndex, Number(day), Number(hour), Number(minute), Number(second));
  return Math.abs(now - at) <= toleratedSkewMs;
}
