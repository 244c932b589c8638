import { type ComponentProps, type ReactNode, useId } from "react";
import { Chevron } from "./chevron.tsx";
import { boxLook, boxShape, describedBy, Field } from "./field.tsx";

type SelectProps = Omit<ComponentProps<"select">, "className"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** In a table the column says it already; readers still hear the label. */
  labelHidden?: boolean;
};

/** A choice of a few words. The device's own list: nothing built by hand is as good on a phone. */
export function Select({ label, hint, error, labelHidden = false, id, ...select }: SelectProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  return (
    <Field
      id={fieldId}
      label={labelHidden ? <span className="sr-only">{label}</span> : label}
      hint={hint}
      error={error}
      className={labelHidden ? "gap-0" : undefined}
    >
      <div className="relative">
        <select
          id={fieldId}
          // Phones zoom into fields whose text is smaller than 16 px.
          className={`${labelHidden ? `${boxShape} text-body pointer-coarse:text-lead` : boxLook} appearance-none pr-9`}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(fieldId, { hint, error })}
          {...select}
        />
        {/* The device's own arrow stands at the very edge of the box. */}
        <Chevron className="pointer-events-none absolute inset-y-0 right-3 my-auto text-ink-soft" />
      </div>
    </Field>
  );
}
