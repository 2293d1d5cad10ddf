import type { Directive } from "./directives.ts";
import type { DirectPlay, Limitation, Profile, TranscodeTarget } from "./types.ts";

type Values = Directive["values"];

/** Applies one directive to a profile; verbs nobody knows change nothing (PROTOCOL §6.5). */
export function augment(profile: Profile, { verb, values }: Directive): void {
  switch (verb) {
    case "add-direct-play-profile":
      addDirectPlay(profile, values);
      return;
    case "add-limitation":
      addLimitation(profile, values);
      return;
    case "add-transcode-target":
      addTarget(profile, values);
      return;
    case "add-transcode-target-codec":
    case "append-transcode-target-codec":
      addCodecs(profile, values, verb === "add-transcode-target-codec");
      return;
    case "add-settings":
      Object.assign(profile.settings, values);
  }
}

const list = (value: string | undefined) =>
  (value ?? "")
    .toLowerCase()
    .split(/[,|]/)
    .map((part) => part.trim())
    .filter(Boolean);

/** `*` stands for whatever the profile already has there; not everything may be `*`. */
function addDirectPlay(profile: Profile, values: Values): void {
  const type = values.type ?? "";
  const kinds = ["container", "videoCodec", "audioCodec"] as const;
  if (kinds.every((kind) => values[kind] === "*")) return;
  const known = profile.directPlay.filter((entry) => entry.type === type);
  const named = (kind: (typeof kinds)[number]) =>
    values[kind] === "*" && known.length ? known.flatMap((entry) => entry[kind]) : list(values[kind]);
  const entry: DirectPlay = {
    ...{ type, container: named("container") },
    ...{ videoCodec: named("videoCodec"), audioCodec: named("audioCodec") },
  };
  profile.directPlay.push(entry);
}

function addLimitation(profile: Profile, values: Values): void {
  const { scope = "", scopeName = "*", type = "", name = "" } = values;
  const meant = scopeName.toLowerCase();
  const condition = conditionOf(values);
  if (!condition) return;
  if (values.replace === "true") {
    profile.limitations = profile.limitations.filter((old) => old.scope !== scope || old.scopeName !== meant);
  }
  const isRequired = values.isRequired === "true";
  profile.limitations.push({
    scope,
    scopeName: meant,
    type,
    name,
    ...condition,
    ...(isRequired && { isRequired }),
  });
}

function conditionOf({
  value,
  list: listed,
  substring,
  regex,
}: Values): Pick<Limitation, "by" | "values"> | undefined {
  if (regex !== undefined) return { by: "regex", values: [regex] };
  if (substring !== undefined) return { by: "substring", values: [substring.toLowerCase()] };
  const whole = value ?? listed;
  return whole === undefined ? undefined : { by: "value", values: list(whole) };
}

function addTarget(profile: Profile, values: Values): void {
  const target: TranscodeTarget = {
    ...(values.id && { id: values.id }),
    type: values.type ?? "",
    context: values.context ?? "streaming",
    protocol: values.protocol ?? "",
    container: (values.container ?? "").toLowerCase(),
    videoCodec: list(values.videoCodec),
    audioCodec: list(values.audioCodec),
    subtitleCodec: list(values.subtitleCodec),
  };
  const twin = profile.targets.findIndex((old) => sameTarget(old, target));
  // A second target for the same use is ignored unless it says that it replaces the first.
  if (twin < 0) profile.targets.push(target);
  else if (values.replace === "true") profile.targets[twin] = target;
}

function addCodecs(profile: Profile, values: Values, front: boolean): void {
  for (const target of profile.targets) {
    const meant = values.id
      ? target.id === values.id
      : sameTarget(target, { type: "", context: "", protocol: "", ...values });
    if (!meant) continue;
    for (const kind of ["videoCodec", "audioCodec", "subtitleCodec"] as const) {
      const added = list(values[kind]);
      const kept = target[kind].filter((codec) => !added.includes(codec));
      target[kind] = front ? [...added, ...kept] : [...kept, ...added];
    }
  }
}

type Use = { type: string; context: string; protocol: string };
const sameTarget = (a: Use, b: Use) =>
  a.type === b.type && a.context === b.context && a.protocol === b.protocol;
