/** The code somebody typed or pasted, without the spaces and hyphens mails put in, and with full-width digits made plain. */
export const readCode = (typed: string): string => typed.normalize("NFKC").replace(/[\s\-‐–—]/g, "");
