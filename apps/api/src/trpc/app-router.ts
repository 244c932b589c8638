// Names the types of tracked events in the declarations that the web app reads (TypeScript, error 2883).
import type {} from "@trpc/server/unstable-core-do-not-import";
import { accessRouter } from "../features/access/access.router.ts";
import { adminRouter } from "../features/admin/admin.router.ts";
import { authRouter } from "../features/auth/auth.router.ts";
import { itemsRouter } from "../features/items/items.router.ts";
import { profileRouter } from "../features/profile/profile.router.ts";
import { sessionRouter } from "../features/session/session.router.ts";
import { router } from "./procedures.ts";

/** Every procedure of the product. */
export const appRouter = router({
  access: accessRouter,
  admin: adminRouter,
  auth: authRouter,
  items: itemsRouter,
  profile: profileRouter,
  session: sessionRouter,
});

/** The one thing the web app takes from here, as a type. */
export type AppRouter = typeof appRouter;
