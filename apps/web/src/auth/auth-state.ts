/**
 * What this tab knows about who is signed in. Comfort for the pages: the API decides for itself on every call.
 * `unavailable`: there is a session, and it cannot be checked right now. Nobody is signed out by that.
 */
export type AuthView =
  | { readonly kind: "loading" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "signed-in"; readonly username: string }
  | { readonly kind: "unavailable" };
