export { runStack } from "./run-stack.ts";
export type { StackFacts } from "./stack-facts.ts";
export { startScreen } from "./start-screen.ts";
export { startStack } from "./start-stack.ts";
