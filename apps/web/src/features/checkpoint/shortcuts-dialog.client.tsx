"use client";

import { useTranslations } from "next-intl";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.client.tsx";
import { Keys } from "./keys.tsx";
import { shortcutKeys } from "./shortcut-keys.ts";
import { setShortcutsOn, useShortcutsOn } from "./shortcut-preference.client.ts";

type ShortcutsDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  isAdministrator: boolean;
};

/** Every key that does something, and the switch for single letters. */
export function ShortcutsDialog({ open, onOpenChange, isAdministrator }: ShortcutsDialogProps) {
  const t = useTranslations("signedIn.shortcuts");
  const on = useShortcutsOn();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")}>
      <dl className="flex flex-col divide-y divide-line">
        <Keys keys={shortcutKeys.help} name={t("showThis")} />
        <Keys keys={shortcutKeys.items} name={t("goItems")} />
        <Keys keys={shortcutKeys.profile} name={t("goProfile")} />
        {isAdministrator && <Keys keys={shortcutKeys.people} name={t("goPeople")} />}
        <Keys keys={shortcutKeys["new-item"]} name={t("newItem")} />
      </dl>
      <h3 className="text-ink-soft text-note">{t("inList")}</h3>
      <dl className="flex flex-col divide-y divide-line">
        <Keys keys={["↑", "↓"]} name={t("move")} />
        <Keys keys={["F2"]} name={t("rename")} />
        <Keys keys={["Delete"]} name={t("remove")} />
        <Keys keys={["Esc"]} name={t("cancel")} />
      </dl>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          className="size-5 accent-ai"
          checked={on}
          aria-describedby="shortcuts-on-hint"
          onChange={(event) => setShortcutsOn(event.target.checked)}
        />
        {t("enabled")}
      </label>
      <p id="shortcuts-on-hint" className="-mt-3 pl-8 text-ink-soft text-note">
        {t("enabledHint")}
      </p>
      <div className="flex justify-end">
        <Button onClick={() => onOpenChange(false)}>{t("close")}</Button>
      </div>
    </Dialog>
  );
}
