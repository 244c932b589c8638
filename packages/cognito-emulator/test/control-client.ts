/** A call of the control API, as a script would make it. */
export async function callControl(
  endpoint: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${endpoint}/_local/api/${path}`, {
    ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    headers: { "content-type": "application/json", ...headers },
  });
  // The control API answers a JSON object, always.
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
