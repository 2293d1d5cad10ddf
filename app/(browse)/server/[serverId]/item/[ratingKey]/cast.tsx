import { useTranslations } from "next-intl";
import { Face } from "@/app/components/face";
import { Row } from "@/app/components/row";
import type { Item } from "@/lib/plex";

/** More faces than anybody looks through. */
const MOST = 40;

/** Who plays whom. */
export function Cast({ server, roles }: { server: string; roles: Item["Role"] }) {
  const t = useTranslations("item");
  if (roles.length === 0) return null;
  return (
    <Row title={t("cast")} shape="face">
      {roles.slice(0, MOST).map(({ tag = "", role, thumb }, place) => (
        <div key={`${tag}-${place}`} className="text-center">
          <Face
            name={tag}
            server={server}
            path={thumb}
            className="aspect-square w-full text-xl shadow-card"
          />
          <p className="mt-3 line-clamp-2 text-sm font-medium">{tag}</p>
          {role && <p className="line-clamp-2 text-sm text-faint">{role}</p>}
        </div>
      ))}
    </Row>
  );
}
