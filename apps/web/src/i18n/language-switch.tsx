import { locales } from "@sekisho/contract/locale";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "../components/button.tsx";
import { chooseLocale } from "./choose-locale.ts";

/** The other language, named in itself. A form, so that it works before any script has arrived. */
export function LanguageSwitch() {
  const present = useLocale();
  const t = useTranslations("shell.language");
  return (
    <form action={chooseLocale}>
      {locales
        .filter((locale) => locale !== present)
        .map((locale) => (
          <Button
            key={locale}
            kind="quiet"
            size="small"
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
          >
            {t(locale)}
          </Button>
        ))}
    </form>
  );
}
