const sampleItemNames = ["sample-1", "sample-2"] as const;

/** Gives somebody their first two items, through the API and with their own token, as they would do it. */
export async function createSampleItems(apiUrl: string, accessToken: string): Promise<void> {
  for (const name of sampleItemNames) {
    const response = await fetch(`${apiUrl}/api/v1/items`, {
      method: "POST",
      headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
      body: JSON.stringify({ name }),
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`The API answered ${response.status} when ${name} was to be created.`);
  }
}
