/**
 * Does what a request asks for, and lets the outcome go on only when the state behind it is durable, a refusal's too: wrong
 * guesses count. Throws what the work throws, and what the disk does.
 */
export async function settled<T>(
  { settle }: { readonly settle: () => Promise<void> },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } finally {
    await settle();
  }
}
