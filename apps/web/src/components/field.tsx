import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** The box itself, for where its text is smaller: in a table. */
export const boxShape =
  "min-h-11 w-full rounded-md border bg-raised px-3 text-ink border-edge aria-invalid:border-danger disabled:bg-sunken";

/** How every box one writes in looks: one line, an edge that can be seen, 44 px and more. */
export const boxLook = `${boxShape} text-lead`;

type FieldProps = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong, in words, with a way out. */
  error?: ReactNode;
  /** The space between the parts, when it is not the usual one. */
  className?: string | undefined;
  children: ReactNode;
};

/** The ids a control names in `aria-describedby`, for what is on the page now. */
export const describedBy = (id: string, { hint, error }: Pick<FieldProps, "hint" | "error">) =>
  classNames(hint ? `${id}-hint` : null, error ? `${id}-error` : null) || undefined;

/** Label, control, hint and error, always in this order. */
export function Field({ id, label, hint, error, className, children }: FieldProps) {
  return (
    <div className={classNames("flex flex-col", className ?? "gap-1.5")}>
      <label htmlFor={id} className="font-medium text-body">
        {label}
      </label>
      {children}
      {hint && (
        <div id={`${id}-hint`} className="text-ink-soft text-note text-pretty">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} className="flex animate-arrive items-start gap-1.5 text-danger text-note">
          <span aria-hidden="true" className="mt-[0.45em] size-1.5 shrink-0 rotate-45 bg-danger" />
          <span className="text-pretty">{error}</span>
        </p>
      )}
    </div>
  );
}
