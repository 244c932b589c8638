"use client";

import type { Item } from "@sekisho/contract/items";
import { useTranslations } from "next-intl";
import { Button } from "../../components/button.tsx";
import { Moment } from "../time/moment.client.tsx";
import { isUnsaved } from "./item-pages.ts";
import { shortenName } from "./shorten-name.ts";

type ItemRowProps = { item: Item; onRename: () => void; onRemove: () => void };

/** An item at rest: its name, when it was made, and what can be done with it. */
export function ItemRow({ item, onRename, onRemove }: ItemRowProps) {
  const t = useTranslations("items.row");
  const name = shortenName(item.name);
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-1 py-3">
      <p className="min-w-0 flex-1 basis-full wrap-anywhere sm:basis-64">{item.name}</p>
      <p className="flex-1 text-ink-soft text-note sm:flex-none">
        {isUnsaved(item) ? t("saving") : <Moment at={item.created_at} />}
      </p>
      <div className="-mr-3 flex" hidden={isUnsaved(item)}>
        <Button
          kind="quiet"
          size="small"
          data-action="rename"
          aria-label={t("renameNamed", { name })}
          onClick={onRename}
        >
          {t("rename")}
        </Button>
        <Button
          kind="quiet"
          size="small"
          data-action="remove"
          aria-label={t("removeNamed", { name })}
          onClick={onRemove}
        >
          {t("remove")}
        </Button>
      </div>
    </div>
  );
}
