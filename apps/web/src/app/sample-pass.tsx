import { useTranslations } from "next-intl";
import { GateFrame } from "../components/gate-frame.tsx";

const lines = ["name", "role", "destination", "expiry", "signature"] as const;

/** What a pass says, drawn as one: the picture of what is checked on every call. */
export function SamplePass() {
  const t = useTranslations("home.pass");
  return (
    <GateFrame className="sm:pb-3">
      <figure className="relative rounded-md border border-line bg-raised p-6">
        <figcaption className="flex items-baseline justify-between gap-4 border-line border-b pb-3">
          <span className="font-semibold text-lead">{t("title")}</span>
          <span className="text-ink-soft text-note">{t("caption")}</span>
        </figcaption>
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 pr-16">
          {lines.map((line) => (
            <div key={line} className="col-span-2 grid grid-cols-subgrid items-baseline">
              <dt className="text-ink-soft text-note">{t(`${line}.label`)}</dt>
              <dd>{t(`${line}.value`)}</dd>
            </div>
          ))}
        </dl>
        <span
          aria-hidden="true"
          lang="ja"
          className="absolute right-5 bottom-5 grid size-14 -rotate-6 place-items-center rounded-md bg-shu font-semibold text-on-shu text-title leading-none"
        >
          通
        </span>
      </figure>
    </GateFrame>
  );
}
