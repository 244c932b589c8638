"use client";

import type { Person } from "@sekisho/contract/users";
import { useTranslations } from "next-intl";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.client.tsx";

type SetEnabledDialogProps = {
  /** Whom it is about; `null` while nothing is asked. */
  person: Person | null;
  onConfirm: (person: Person) => void;
  onCancel: () => void;
};

/** Asks before somebody is shut out, or let in again. */
export function SetEnabledDialog({ person, onConfirm, onCancel }: SetEnabledDialogProps) {
  const t = useTranslations("people");
  const way = person?.enabled === false ? "enable" : "disable";
  return (
    <Dialog
      open={person !== null}
      onOpenChange={(open) => !open && onCancel()}
      title={person && t(`${way}.title`, { username: person.username })}
      description={t(`${way}.body`)}
    >
      {way === "disable" && <p className="text-ink-soft text-note">{t("disable.note")}</p>}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t(`${way}.cancel`)}</Button>
        <Button kind={way === "disable" ? "danger" : "secondary"} onClick={() => person && onConfirm(person)}>
          {t(`${way}.confirm`)}
        </Button>
      </div>
    </Dialog>
  );
}
