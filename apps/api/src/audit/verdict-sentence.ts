import type { ChainBreak, ChainVerdict } from "@sekisho/db";
import { bilingual } from "../env/env-error.ts";

const breaks: Readonly<Record<ChainBreak, (id: number) => string>> = {
  changed: (id) =>
    bilingual(
      `event ${id} was changed: it does not fit its hash`,
      `${id} 番の記録が書き換えられています。ハッシュと内容が合いません`,
    ),
  removed: (id) =>
    bilingual(
      `event ${id} was removed: later ones are there`,
      `${id} 番の記録が削除されています。それより後の記録は残っています`,
    ),
  "out-of-order": (id) =>
    bilingual(
      `event ${id} is out of order: it belongs elsewhere in the chain`,
      `${id} 番の記録の順序が変えられています。本来は別の位置の記録です`,
    ),
  "cut-tail": (id) =>
    bilingual(
      `the end was cut off: event ${id} and all that followed are gone`,
      `末尾が切り取られています。${id} 番以降の記録がありません`,
    ),
  added: (id) =>
    bilingual(
      `event ${id} was added by somebody else than the API`,
      `${id} 番の記録は API が追加したものではありません`,
    ),
  "head-missing": (id) =>
    bilingual(
      `the head of the chain is gone; the last event is ${id}`,
      `連鎖の終わりを示す行がありません。最後の記録は ${id} 番です`,
    ),
  rewritten: (id) =>
    bilingual(
      `event ${id} is not the one that was noted: the chain was made anew`,
      `${id} 番の記録が控えと異なります。連鎖が作り直されています`,
    ),
};

/** What came of checking the trail, for operators: one line, and the head to note where the trail is whole. */
export function verdictSentence(verdict: ChainVerdict): string {
  if (verdict.kind === "broken")
    return `${bilingual("The audit trail is broken", "監査記録に異常があります")}\n${breaks[verdict.how](verdict.id)}`;
  const { length, hash } = verdict.head;
  const whole = bilingual(
    `The audit trail is whole (${length} events)`,
    `監査記録に異常はありません（${length} 件）`,
  );
  return `${whole}\n${length}:${hash}`;
}
