/** How many are known at once. Their texts are bounded by the length of a token. */
const knownMax = 32;

/**
 * Makes a reader know what it has just read by heart: headers, issuers and scopes are the same in token after token, and
 * what was made of a text is then shared by all of them: make what cannot be changed, and of the text alone.
 */
export function byHeart<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const own = copyOf(text);
    const result = read(own);
    if (known.size >= knownMax) known.clear(); // made-up texts cost the good ones one reading
    known.set(own, result);
    return result;
  };
}

/** A piece of a string keeps the whole of it in memory, and here the whole is a bearer token. */
const copyOf = (text: string): string => Buffer.from(text, "utf16le").toString("utf16le");
