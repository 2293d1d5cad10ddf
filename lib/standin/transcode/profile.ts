/** What a client can play and take, in the server's terms (PROTOCOL §6.5). Lists are lower case; `*` means anything. */
export type Profile = {
  directPlay: { type: string; container: string[]; videoCodec: string[]; audioCodec: string[] }[];
  targets: TranscodeTarget[];
  limitations: Limitation[];
  settings: Record<string, string>;
};

export type TranscodeTarget = {
  id?: string;
  type: string;
  context: string;
  protocol: string;
  container: string;
  videoCodec: string[];
  audioCodec: string[];
  subtitleCodec: string[];
};

export type Limitation = {
  scope: string;
  scopeName: string;
  type: string;
  name: string;
  values: string[];
};

/** One `verb(name=value&…)` of a profile augmentation. */
export type Directive = { verb: string; values: Record<string, string> };

const WEB: Profile = {
  directPlay: [
    { type: "videoProfile", container: ["mp4", "mov"], videoCodec: ["h264"], audioCodec: ["aac", "mp3"] },
  ],
  targets: [
    {
      type: "videoProfile",
      context: "streaming",
      protocol: "hls",
      container: "mpegts",
      videoCodec: ["h264"],
      audioCodec: ["aac", "mp3"],
      subtitleCodec: [],
    },
  ],
  limitations: [
    { scope: "videoCodec", scopeName: "h264", type: "upperBound", name: "video.bitDepth", values: ["8"] },
    { scope: "videoAudioCodec", scopeName: "aac", type: "upperBound", name: "audio.channels", values: ["2"] },
  ],
  settings: {},
};

const GENERIC: Profile = { directPlay: [], targets: [], limitations: [], settings: {} };

/** Splits `verb(…)+verb(…)`. A `+` may have become a space on the way; what makes no sense is skipped. */
export function parseDirectives(extra: string): Directive[] {
  return [...extra.matchAll(/([\w-]+)\(([^()]*)\)/g)].map(([, verb = "", body = ""]) => {
    const pairs = body.split("&").map((pair) => {
      const [name = "", ...rest] = pair.split("=");
      return [name.trim(), decode(rest.join("=")).trim()];
    });
    return { verb, values: Object.fromEntries(pairs) as Record<string, string> };
  });
}

// Inner commas may be encoded once more than the rest (PROTOCOL §6.5); a lone % is just a %.
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

const list = (value: string | undefined) =>
  (value ?? "")
    .toLowerCase()
    .split(/[,|]/)
    .map((part) => part.trim())
    .filter(Boolean);

/** The profile a request loads: the built-in one of its platform, or a nearly empty one for `Generic`, then augmented. */
export function loadProfile(query: {
  platform: string;
  profileName?: string;
  profileExtra: string;
}): Profile {
  const generic = (query.profileName ?? query.platform) === "Generic";
  const profile = structuredClone(generic ? GENERIC : WEB);
  for (const directive of parseDirectives(query.profileExtra)) apply(profile, directive);
  return profile;
}

function apply(profile: Profile, { verb, values }: Directive): void {
  switch (verb) {
    case "add-direct-play-profile":
      profile.directPlay.push({
        type: values.type ?? "",
        container: list(values.container),
        videoCodec: list(values.videoCodec),
        audioCodec: list(values.audioCodec),
      });
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

function addLimitation(profile: Profile, values: Record<string, string>): void {
  const { scope = "", scopeName = "*", type = "", name = "" } = values;
  const bound = values.value ?? values.list ?? values.substring;
  if (bound === undefined) return;
  if (values.replace === "true") {
    profile.limitations = profile.limitations.filter(
      (old) => old.scope !== scope || old.scopeName !== scopeName,
    );
  }
  profile.limitations.push({ scope, scopeName: scopeName.toLowerCase(), type, name, values: list(bound) });
}

function addTarget(profile: Profile, values: Record<string, string>): void {
  const target: TranscodeTarget = {
    ...(values.id && { id: values.id }),
    type: values.type ?? "",
    context: values.context ?? "streaming",
    protocol: values.protocol ?? "",
    container: values.container ?? "",
    videoCodec: list(values.videoCodec),
    audioCodec: list(values.audioCodec),
    subtitleCodec: list(values.subtitleCodec),
  };
  const twin = profile.targets.findIndex((old) => sameTarget(old, target));
  // A second target for the same use is ignored unless it says that it replaces the first.
  if (twin < 0) profile.targets.push(target);
  else if (values.replace === "true") profile.targets[twin] = target;
}

function addCodecs(profile: Profile, values: Record<string, string>, front: boolean): void {
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
