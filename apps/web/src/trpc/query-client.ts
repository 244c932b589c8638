import { QueryClient } from "@tanstack/react-query";
import { shouldRetry } from "./retry-policy.ts";

/** Milliseconds for which an answer is shown again without asking. */
const freshFor = 30_000;

/** One cache for one signed-in person: see the provider for why it is never shared. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // "always": without a network a call fails and says so, instead of waiting for ever behind a skeleton.
      queries: { staleTime: freshFor, retry: shouldRetry, networkMode: "always" },
      // A mutation whose answer was lost may have happened: only a person may send it again.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
