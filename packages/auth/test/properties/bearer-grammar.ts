/**
 * The token of `credentials` as RFC 6750, section 2.1 writes it down, read letter by letter; null when it is something else.
 *
 *     b64token    = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="
 *     credentials = "Bearer" 1*SP b64token
 *
 * Strings of ABNF match in either case (RFC 5234, section 2.3), which is also what RFC 9110 says of schemes.
 */
export function tokenOfCredentials(field: string): string | null {
  let at = 0;
  const takeWhile = (belongs: (code: number) => boolean): number => {
    const start = at;
    while (at < field.length && belongs(field.charCodeAt(at))) at++;
    return at - start;
  };

  for (const letter of ["b", "e", "a", "r", "e", "r"]) {
    if (lowerAscii(field.charCodeAt(at)) !== letter.charCodeAt(0)) return null;
    at++;
  }
  if (takeWhile((code) => code === 0x20) === 0) return null;
  const start = at;
  if (takeWhile(isTokenLetter) === 0) return null;
  takeWhile((code) => code === 0x3d);
  return at === field.length ? field.slice(start) : null;
}

const lowerAscii = (code: number): number => (isBetween(code, 0x41, 0x5a) ? code + 0x20 : code);

const isTokenLetter = (code: number): boolean =>
  isBetween(lowerAscii(code), 0x61, 0x7a) ||
  isBetween(code, 0x30, 0x39) ||
  [0x2d, 0x2e, 0x5f, 0x7e, 0x2b, 0x2f].includes(code);

const isBetween = (code: number, first: number, last: number): boolean => code >= first && code <= last;
