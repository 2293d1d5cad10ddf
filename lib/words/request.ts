import { getRequestConfig } from "next-intl/server";
import en from "./en.json";

/** English is the only language so far; another one is another file beside this, chosen here. */
export default getRequestConfig(async () => ({ locale: "en", messages: en, timeZone: "UTC" }));
