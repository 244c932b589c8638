import { runtimeConfig } from "./env.ts";

/** Runs once before the first request: a wrong environment is found at start, not by the first visitor. */
export function register(): void {
  runtimeConfig();
}
