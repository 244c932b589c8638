import type { ProviderCaller } from "../federation/call-provider.ts";
import type { Services } from "../operation.ts";
import type { LoginMemory } from "./login-memory.ts";

/** What the sign-in pages and OAuth endpoints share. */
export interface ManagedLogin extends LoginMemory {
  readonly services: Services;
  /** The region of operations that the pages carry out. */
  readonly defaultRegion: string;
  /** `https://localhost:PORT`: where browsers find the pages, and providers send them back to. */
  readonly origin: string;
  readonly callProvider: ProviderCaller;
}
