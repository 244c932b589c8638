"use client";

import type { Item } from "@sekisho/contract/items";
import { useTranslations } from "next-intl";
import { Button } from "../../components/button.tsx";
import { Dialog, DialogButtons } from "../../components/dialog.client.tsx";
import { shortenName } from "./shorten-name.ts";

type RemoveItemDialogProps = {
  /** The item in question; `null` while nothing is asked. */
  item: Item | null;
  onConfirm: (item: Item) => void;
  onCancel: () => void;
};

/** Asks before an item is deleted, since it cannot be brought back. */
export function RemoveItemDialog({ item, onConfirm, onCancel }: RemoveItemDialogProps) {
  const t = useTranslations("items.remove");
  return (
    <Dialog
      open={item !== null}
      onOpenChange={(open) => !open && onCancel()}
      title={t("title")}
      description={item && t("body", { name: shortenName(item.name) })}
    >
      <DialogButtons>
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button kind="danger" onClick={() => item && onConfirm(item)}>
          {t("confirm")}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
