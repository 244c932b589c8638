import { router } from "./procedures.ts";

/** Every procedure of the product. */
export const appRouter = router({});

/** The one thing the web app takes from here, as a type. */
export type AppRouter = typeof appRouter;
