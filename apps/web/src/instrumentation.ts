/** Runs once, before the first request. */
export async function register(): Promise<void> {
  // Not a setting: Next writes the name of the runtime here when it builds, and leaves this out of the other one.
  if (process.env["NEXT_RUNTIME"] === "nodejs") (await import("./check-environment.ts")).checkEnvironment();
}
