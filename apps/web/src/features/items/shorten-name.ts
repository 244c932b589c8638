const longest = 40;

/** A name as it is quoted in a sentence: whole, or its beginning. Never cuts a character in two. */
export function shortenName(name: string): string {
  const characters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  return characters.length <= longest ? name : `${characters.slice(0, longest).join("")}…`;
}
