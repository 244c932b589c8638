import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { problemOf } from "./problem.ts";
import { shouldRetry } from "./retry-policy.ts";

/** Milliseconds for which an answer is shown again without asking. */
const freshFor = 30_000;

/** One cache for one signed-in person. `onSignedOut` hears every call that found the session over. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (problemOf(error).kind === "signed-out") onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // "always": without a network a call fails and says so, instead of waiting for ever behind a skeleton.
      queries: { staleTime: freshFor, retry: shouldRetry, networkMode: "always" },
      // A mutation whose answer was lost may have happened: only a person may send it again.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
