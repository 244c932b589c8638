/**
 * The Link field of a page that is not the last (RFC 8288). The reference is relative to the host, so that it holds
 * behind a proxy too, and keeps every parameter but the cursor.
 */
export function nextPageLink(requestUrl: string, cursor: string | number): string {
  const [path = "", query = ""] = requestUrl.split("?", 2);
  const parameters = new URLSearchParams(query);
  parameters.set("cursor", String(cursor));
  return `<${path}?${parameters.toString()}>; rel="next"`;
}
