const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Keys of a row in a list: up and down go to the same button of the row above or below, F2 renames, Delete deletes.
 * Returns whether the key was one of them. Keys pressed in a field are the field's own.
 */
export function handleRowKey(key: string, target: EventTarget): boolean {
  const row = target instanceof HTMLButtonElement ? target.closest("li") : null;
  const action = target instanceof HTMLButtonElement ? target.dataset["action"] : undefined;
  if (!row || !action) return false;
  const step = steps[key];
  if (step) {
    const beside = step === 1 ? row.nextElementSibling : row.previousElementSibling;
    return focusAction(beside, action);
  }
  if (key === "F2") return pressAction(row, "rename");
  if (key === "Delete") return pressAction(row, "remove");
  return false;
}

/** Puts the focus on a button of a row, if the row has it. */
export function focusAction(row: Element | null, action: string): boolean {
  const button = row?.querySelector<HTMLButtonElement>(`button[data-action="${action}"]`);
  button?.focus();
  return Boolean(button);
}

function pressAction(row: Element, action: string): boolean {
  const button = row.querySelector<HTMLButtonElement>(`button[data-action="${action}"]`);
  // The focus goes back to the pressed button when the question is answered.
  button?.focus();
  button?.click();
  return Boolean(button);
}
