/**
 * What one page of the sign-in journey tells the next, within this tab: whom it is about and where the mail went.
 * Never a password or a code; and not in the address either, which ends up in histories and logs.
 */
export type Handoff = {
  readonly username: string;
  /** Masked address a code was sent to. */
  readonly destination?: string | null;
  /** What has just happened, for the page that follows to say. */
  readonly notice?: "confirmed" | "password-changed" | "reset-required";
};

const key = "sekisho.handoff";

/** Leaves a note for the next page, in place of the one before. */
export const handOver = (handoff: Handoff): void => sessionStorage.setItem(key, JSON.stringify(handoff));

/** The note of the page before, if there is one. */
export function readHandoff(): Handoff | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (typeof found !== "object" || found === null || !("username" in found)) return null;
    return typeof found.username === "string" ? (found as Handoff) : null; // as: only handOver writes under this key
  } catch {
    return null;
  }
}

/** Forgets the note once the journey is over. */
export const endHandoff = (): void => sessionStorage.removeItem(key);
