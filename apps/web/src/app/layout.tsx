import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AuthProvider } from "../auth/auth-provider.client.tsx";
import { runtimeConfig } from "../env.ts";
import { JapaneseType } from "../i18n/japanese-type.client.tsx";
import { RuntimeConfigProvider } from "../runtime-config.client.tsx";
import { requestTheme } from "../theme/request-theme.ts";
import { SiteHeader } from "./site-header.tsx";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: { default: t("name"), template: `%s | ${t("name")}` }, description: t("tagline") };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f4" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0f18" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, theme, t] = await Promise.all([getLocale(), requestTheme(), getTranslations("shell")]);
  return (
    <html lang={locale} {...(theme === "system" ? {} : { "data-theme": theme })}>
      <body>
        <a
          href="#main"
          className="absolute -top-20 left-4 z-50 rounded-md bg-raised px-4 py-2 text-ai focus:top-4"
        >
          {t("skip")}
        </a>
        <NextIntlClientProvider>
          <RuntimeConfigProvider config={runtimeConfig()}>
            <AuthProvider>
              <JapaneseType />
              <SiteHeader theme={theme} />
              <main id="main" className="mx-auto w-full max-w-page flex-1 px-4 sm:px-8">
                {children}
              </main>
            </AuthProvider>
          </RuntimeConfigProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
