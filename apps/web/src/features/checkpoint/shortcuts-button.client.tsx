"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { Button } from "../../components/button.tsx";
import { newItemFieldId } from "../items/new-item-field-id.ts";
import type { ShortcutAction } from "./shortcut-keys.ts";
import { useShortcutsOn } from "./shortcut-preference.client.ts";
import { ShortcutsDialog } from "./shortcuts-dialog.client.tsx";
import { useShortcuts } from "./use-shortcuts.client.ts";

/** Listens for shortcuts on every page, and lists them. */
export function ShortcutsButton({ isAdministrator }: { isAdministrator: boolean }) {
  const t = useTranslations("signedIn.shortcuts");
  const router = useRouter();
  const [open, setOpen] = useState(false);

  const act = useCallback(
    (action: ShortcutAction) => {
      if (action === "help") setOpen(true);
      else if (action === "new-item") document.getElementById(newItemFieldId)?.focus();
      else if (action !== "people" || isAdministrator) router.push(`/${action}`);
    },
    [router, isAdministrator],
  );
  useShortcuts(useShortcutsOn(), act);

  return (
    <>
      <Button
        kind="quiet"
        size="small"
        aria-label={t("title")}
        title={t("title")}
        className="max-sm:hidden"
        onClick={() => setOpen(true)}
      >
        <kbd className="font-mono">?</kbd>
      </Button>
      <ShortcutsDialog open={open} onOpenChange={setOpen} isAdministrator={isAdministrator} />
    </>
  );
}
