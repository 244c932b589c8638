import type { AppRouter } from "@sekisho/api/router";
import { createTRPCReact } from "@trpc/react-query";

/** The API, as typed hooks: `trpc.items.list.useInfiniteQuery(…)`. The router is a type only; nothing of the server is bundled. */
export const trpc = createTRPCReact<AppRouter>();
