import type { Principal } from "@sekisho/auth";

/** What to call the caller: a person by their username, an app client that speaks for itself by its id. */
export const nameOf = (principal: Principal): string =>
  principal.kind === "user" ? principal.username : principal.clientId;
