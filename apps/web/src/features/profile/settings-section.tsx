import type { ReactNode } from "react";

/** A thing somebody can set about their account: its name, what it means, and the form or the button to it. */
export function SettingsSection(props: { id: string; title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section
      aria-labelledby={props.id}
      className="grid gap-x-12 gap-y-4 border-line border-t py-8 md:grid-cols-[1fr_24rem]"
    >
      <div className="flex flex-col gap-1">
        <h2 id={props.id} className="text-lead">
          {props.title}
        </h2>
        {props.lead && <p className="max-w-read text-ink-soft text-note">{props.lead}</p>}
      </div>
      <div className="flex flex-col items-start gap-4">{props.children}</div>
    </section>
  );
}
