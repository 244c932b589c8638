"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "../../components/text-field.tsx";
import { PeopleList } from "./people-list.client.tsx";
import { peopleSearchFieldId } from "./people-search-field-id.ts";
import { useDebounced } from "./use-debounced.client.ts";

/** Milliseconds without typing after which the search runs. */
const pause = 300;

/** The field to find somebody by, and whom it found. */
export function PeopleSearch() {
  const t = useTranslations("people.search");
  const [text, setText] = useState("");
  const search = useDebounced(text.trim(), pause);
  return (
    <div className="flex flex-col gap-6">
      <search className="max-w-form">
        <TextField
          id={peopleSearchFieldId}
          type="search"
          label={t("label")}
          hint={t("hint")}
          value={text}
          maxLength={128}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
      </search>
      <PeopleList search={search} />
    </div>
  );
}
