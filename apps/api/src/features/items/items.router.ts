import { ItemChangesInput } from "@sekisho/contract/item-changes";
import {
  CreateItemInput,
  Item,
  ItemByIdInput,
  ItemPage,
  ItemsMe,
  ListItemsInput,
  UpdateItemInput,
} from "@sekisho/contract/items";
// Names the types of tracked events in the declarations that the web app reads (TypeScript, error 2883).
import type {} from "@trpc/server/unstable-core-do-not-import";
import { protectedProcedure, protectedStream, router } from "../../trpc/procedures.ts";
import { createItem } from "./create-item.ts";
import { deleteItem } from "./delete-item.ts";
import { itemsRest } from "./items.rest.ts";
import { listItems } from "./list-items.ts";
import { renameItem } from "./rename-item.ts";
import { showItem } from "./show-item.ts";
import { showOwner } from "./show-owner.ts";
import { watchItems } from "./watch-items.ts";

/** Everybody works on their own items and never sees another's. */
export const itemsRouter = router({
  list: protectedProcedure
    .meta({ rest: itemsRest.list })
    .input(ListItemsInput.prefault({}))
    .output(ItemPage)
    .query(({ ctx, input }) => listItems({ ...ctx, input })),
  byId: protectedProcedure
    .meta({ rest: itemsRest.byId })
    .input(ItemByIdInput)
    .output(Item)
    .query(({ ctx, input }) => showItem({ ...ctx, input })),
  create: protectedProcedure
    .meta({ rest: itemsRest.create })
    .input(CreateItemInput)
    .output(Item)
    .mutation(({ ctx, input }) => createItem({ ...ctx, input })),
  update: protectedProcedure
    .meta({ rest: itemsRest.update })
    .input(UpdateItemInput)
    .output(Item)
    .mutation(({ ctx, input }) => renameItem({ ...ctx, input })),
  delete: protectedProcedure
    .meta({ rest: itemsRest.delete })
    .input(ItemByIdInput)
    .output(ItemByIdInput)
    .mutation(({ ctx, input }) => deleteItem({ ...ctx, input })),
  me: protectedProcedure
    .meta({ rest: itemsRest.me })
    .output(ItemsMe)
    .query(({ ctx }) => showOwner(ctx)),
  changes: protectedStream
    .input(ItemChangesInput.prefault({}))
    .subscription(({ ctx, input }) => watchItems({ ...ctx, input })),
});
