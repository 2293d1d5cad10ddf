import "@fontsource-variable/inter/opsz.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Providers } from "./providers";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app");
  return {
    title: { default: t("name"), template: `%s · ${t("name")}` },
    description: t("description"),
    applicationName: t("name"),
    // Titles of films look like telephone numbers to some phones.
    formatDetection: { telephone: false, address: false, email: false },
    // Where somebody was in their library is nobody else's business.
    referrer: "same-origin",
    robots: { index: false, follow: false },
    icons: {
      icon: [
        { url: "/favicon.ico", sizes: "32x32" },
        { url: "/icon.svg", type: "image/svg+xml", sizes: "any" },
      ],
      apple: { url: "/apple-icon.png", type: "image/png", sizes: "180x180" },
    },
  };
}

export const viewport: Viewport = { themeColor: "#0b0b0f", colorScheme: "dark", viewportFit: "cover" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Scripts run by a nonce of their own request, so no page can be rendered ahead.
  await connection();
  return (
    <html lang={await getLocale()}>
      <body className="min-h-dvh antialiased">
        <NextIntlClientProvider>
          <Providers>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
