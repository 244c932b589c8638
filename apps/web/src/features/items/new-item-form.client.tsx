"use client";

import { itemNameMaxLength } from "@sekisho/contract/items";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { checkItemName, type ItemNameProblem } from "./check-item-name.ts";
import { newItemFieldId } from "./new-item-field-id.ts";
import { useCreateItem } from "./use-create-item.client.ts";

/** Writes a new item. The field is free for the next one at once; a refused name comes back into it. */
export function NewItemForm() {
  const t = useTranslations("items");
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<ItemNameProblem | null>(null);
  const field = useRef<HTMLInputElement>(null);
  // Not over what has been typed since.
  const create = useCreateItem((name) => setText((typed) => typed || name));

  function submit(event: FormEvent) {
    event.preventDefault();
    field.current?.focus();
    const checked = checkItemName(text);
    setProblem(checked.ok ? null : checked.problem);
    if (!checked.ok) return;
    setText("");
    create.mutate({ name: checked.name });
  }

  return (
    <form noValidate onSubmit={submit} className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <TextField
          id={newItemFieldId}
          ref={field}
          label={t("new.label")}
          value={text}
          autoComplete="off"
          enterKeyHint="done"
          error={problem && t(`name.${problem}`, { max: itemNameMaxLength })}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
        />
      </div>
      {/* Level with the field, whose label is one line above it. */}
      <Button type="submit" kind="primary" className="mt-[calc(1lh+0.375rem)]">
        {t("new.add")}
      </Button>
    </form>
  );
}
