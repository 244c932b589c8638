"use client";

import { type Item, itemNameMaxLength } from "@sekisho/contract/items";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { checkItemName, type ItemNameProblem } from "./check-item-name.ts";

type RenameItemFormProps = {
  item: Item;
  onRename: (name: string) => void;
  onCancel: () => void;
};

/** The name of an item as a field in its row. Enter saves, Escape leaves it as it was. */
export function RenameItemForm({ item, onRename, onCancel }: RenameItemFormProps) {
  const t = useTranslations("items");
  const id = useId();
  const [text, setText] = useState(item.name);
  const [problem, setProblem] = useState<ItemNameProblem | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    const checked = checkItemName(text);
    if (checked.ok) return checked.name === item.name ? onCancel() : onRename(checked.name);
    setProblem(checked.problem);
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method is open, Escape belongs to it.
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onCancel();
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-wrap items-end gap-2 py-3">
      <div className="flex-1 basis-full sm:basis-64">
        <TextField
          id={id}
          ref={field}
          label={t("rename.label")}
          value={text}
          autoComplete="off"
          enterKeyHint="done"
          error={problem && t(`name.${problem}`, { max: itemNameMaxLength })}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
        />
      </div>
      <div className="ml-auto flex gap-2">
        <Button kind="quiet" onClick={onCancel}>
          {t("rename.cancel")}
        </Button>
        <Button type="submit">{t("rename.save")}</Button>
      </div>
    </form>
  );
}
