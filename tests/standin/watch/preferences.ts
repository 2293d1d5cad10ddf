import type { Item } from "../catalog/types.ts";

type PreferenceValues = {
  FriendlyName: string;
  /** Percent of the duration. */
  LibraryVideoPlayedThreshold: number;
  /** 0 threshold, 1 final credits, 2 first credits, 3 the earlier of threshold and first credits. */
  LibraryVideoPlayedAtBehaviour: number;
  /** Addresses and networks that need no token: who comes from there without one is the owner. */
  allowedNetworks: string;
};

export type Preferences = { values: PreferenceValues; defaults: Readonly<PreferenceValues> };

/** A server's settings as right after the start; its name is one of them. */
export function newPreferences(name: string): Preferences {
  const defaults = {
    FriendlyName: name,
    LibraryVideoPlayedThreshold: 90,
    LibraryVideoPlayedAtBehaviour: 0,
    allowedNetworks: "",
  };
  return { values: { ...defaults }, defaults };
}

const about = [
  { id: "FriendlyName", label: "Friendly name", type: "text", group: "general" },
  {
    id: "LibraryVideoPlayedThreshold",
    label: "Video played threshold",
    type: "int",
    group: "library",
    min: 50,
    max: 95,
  },
  {
    id: "LibraryVideoPlayedAtBehaviour",
    label: "Video play completion behaviour",
    type: "int",
    group: "library",
    min: 0,
    max: 3,
    enumValues:
      "0:at selected threshold percentage|1:at final credits marker position|2:at first credits marker position|3:earliest between threshold percent and first credits marker",
  },
  {
    id: "allowedNetworks",
    label: "List of IP addresses and networks that are allowed without auth",
    type: "text",
    group: "network",
  },
] as const;

/** All settings, in the order of the table. */
export function settingsOf({ values, defaults }: Preferences) {
  return about.map((each) => ({
    id: each.id,
    label: each.label,
    summary: "",
    type: each.type,
    default: defaults[each.id],
    value: values[each.id],
    hidden: false,
    advanced: each.id === "LibraryVideoPlayedAtBehaviour" || each.id === "allowedNetworks",
    group: each.group,
    enumValues: "enumValues" in each ? each.enumValues : undefined,
  }));
}

/** Changes one setting; false when there is none of that name or the value does not fit it. */
export function changeSetting({ values }: Preferences, id: string, value: string): boolean {
  const setting = about.find((each) => each.id === id);
  if (!setting) return false;
  if (setting.type === "text") {
    values[setting.id] = value;
    return true;
  }
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < setting.min || number > setting.max) return false;
  values[setting.id] = number;
  return true;
}

/** From which time on (ms) the item counts as watched: the threshold, or its credits if the server is set so. */
export function watchedFrom({ values }: Preferences, item: Item): number {
  const threshold = (values.LibraryVideoPlayedThreshold / 100) * (item.duration ?? 0);
  const credits = item.markers.filter((marker) => marker.type === "credits").map((marker) => marker.start);
  if (credits.length === 0 || values.LibraryVideoPlayedAtBehaviour === 0) return threshold;
  if (values.LibraryVideoPlayedAtBehaviour === 1) return Math.max(...credits);
  const first = Math.min(...credits);
  return values.LibraryVideoPlayedAtBehaviour === 2 ? first : Math.min(first, threshold);
}
