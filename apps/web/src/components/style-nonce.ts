declare global {
  var __webpack_nonce__: string | undefined;
}

/**
 * Radix writes a style tag while a dialog holds the page still. The page's policy lets it in by its nonce,
 * which the library looks for under this name. Scripts may read it: they could not run without it.
 */
export function shareStyleNonce(): void {
  globalThis.__webpack_nonce__ ??= document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
}
