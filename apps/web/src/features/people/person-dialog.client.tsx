"use client";

import type { Person } from "@sekisho/contract/users";
import { useTranslations } from "next-intl";
import { Button } from "../../components/button.tsx";
import { Dialog, DialogButtons } from "../../components/dialog.client.tsx";
import { type PersonAction, takesAway } from "./person-action.ts";

/** What is about to be done, and to whom. */
export type PersonQuestion = { readonly person: Person; readonly action: PersonAction };

type PersonDialogProps = {
  /** `null` while nothing is asked. */
  question: PersonQuestion | null;
  onConfirm: (question: PersonQuestion) => void;
  onCancel: () => void;
};

/** Asks before something is done to somebody's account, and says what that will mean for them. */
export function PersonDialog({ question, onConfirm, onCancel }: PersonDialogProps) {
  return question && <Asked question={question} onConfirm={onConfirm} onCancel={onCancel} />;
}

function Asked({ question, onConfirm, onCancel }: PersonDialogProps & { question: PersonQuestion }) {
  const t = useTranslations(`people.${question.action}`);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onCancel()}
      title={t("title", { username: question.person.username })}
      description={t("body")}
    >
      <DialogButtons>
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button
          kind={takesAway(question.action) ? "danger" : "secondary"}
          onClick={() => onConfirm(question)}
        >
          {t("confirm")}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
