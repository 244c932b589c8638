export type Language = "ja" | "en";

/** `lang` decides; else the browser's own preference; Japanese where neither says. */
export function languageOf(lang: string | null, acceptLanguage: string | undefined): Language {
  const wanted = known(lang ?? "");
  if (wanted) return wanted;
  const preferred = (acceptLanguage ?? "")
    .split(",")
    .map((part) => part.trim().split(";q="))
    .map(([tag = "", quality = "1"]) => ({ language: known(tag), quality: Number(quality) }))
    .filter(({ language, quality }) => language !== undefined && quality > 0)
    .toSorted((left, right) => right.quality - left.quality);
  return preferred[0]?.language ?? "ja";
}

function known(tag: string): Language | undefined {
  const [, primary] = /^(ja|en)(?:-|$)/i.exec(tag) ?? [];
  return primary === undefined ? undefined : primary.toLowerCase() === "en" ? "en" : "ja";
}
