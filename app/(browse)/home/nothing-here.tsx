import { Popcorn } from "lucide-react";
import { useTranslations } from "next-intl";
import { Empty } from "@/app/components/empty";

/** The home of a server without a single film. */
export function NothingHere() {
  const t = useTranslations("home");
  return (
    <div className="gutter pt-bar">
      <Empty icon={Popcorn} title={t("empty")} note={t("emptyNote")} heading="h1" />
    </div>
  );
}
