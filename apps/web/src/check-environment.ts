import { runtimeConfig } from "./env.ts";

/**
 * Ends the process when its environment is wrong, naming every variable: better now than in front of a visitor.
 * Throwing is not enough: Next logs what its start hook throws and goes on, answering 500.
 */
export function checkEnvironment(): void {
  try {
    runtimeConfig();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
