"use client";

import type { ItemEvent } from "@sekisho/contract/item-changes";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { currentAccessToken, refreshAccessToken } from "../../auth/access-token.ts";
import { useRuntimeConfig } from "../../runtime-config.client.tsx";
import { trpc } from "../../trpc/trpc.ts";
import { useNotices } from "../notices/notices.client.tsx";
import { applyItemChange, isNews } from "./apply-item-change.ts";
import { itemListKey } from "./call-off-reads.ts";
import { itemListInput } from "./use-items.client.ts";

const tokens = { current: currentAccessToken, refresh: refreshAccessToken };

/** Brings what happens to the caller's items elsewhere, in another tab or on another device, into the list that is shown. */
export function useItemChanges(): void {
  const t = useTranslations("items.list");
  const { apiUrl } = useRuntimeConfig();
  const { announce } = useNotices();
  const { list } = trpc.useUtils().items;
  const queries = useQueryClient();
  const lastEventId = useRef<string | undefined>(undefined);

  const readAnew = useEffectEvent(async () => {
    // Not called off: somebody may have asked for the next page with it.
    await queries
      .getQueryCache()
      .find({ queryKey: itemListKey })
      ?.promise?.catch(() => undefined);
    await list.invalidate(itemListInput);
  });

  const onEvent = useEffectEvent((event: ItemEvent, id: string) => {
    lastEventId.current = id;
    if (event.kind === "reset") return void readAnew();
    const loaded = list.getInfiniteData(itemListInput);
    if (isNews(loaded, event)) announce(t("changedElsewhere"));
    list.setInfiniteData(itemListInput, (shown) => applyItemChange(shown, event));
    // What is on its way may be from before, and would take the place of it.
    if (queries.isFetching({ queryKey: itemListKey }) > 0) void readAnew();
  });

  // The next call finds out the same, and leads out.
  const onSignedOut = useEffectEvent(() => void list.invalidate(itemListInput));

  useEffect(() => {
    let stop = () => {};
    const start = async () => {
      let isWanted = true;
      stop = () => {
        isWanted = false;
      };
      const { followItemChanges } = await import("./follow-item-changes.ts");
      if (!isWanted) return;
      stop = followItemChanges({
        apiUrl,
        tokens,
        lastEventId: lastEventId.current,
        onEvent: (event, id) => onEvent(event, id),
        onSignedOut: () => onSignedOut(),
      });
    };
    // Only while somebody looks: over HTTP/1.1 a browser has six connections to the API for all of its tabs together.
    const follow = () => {
      stop();
      if (document.visibilityState === "visible") void start();
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      stop();
    };
  }, [apiUrl]);
}
