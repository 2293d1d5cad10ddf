import type en from "./en.json";

declare module "next-intl" {
  interface AppConfig {
    /** A key that isn't in the file is an error of types, not a hole on the screen. */
    Messages: typeof en;
    Locale: "en";
  }
}
