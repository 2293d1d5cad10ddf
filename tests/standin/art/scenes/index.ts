import type { PaletteName } from "../palettes.ts";
import type { Scene } from "../svg.ts";
import { arches } from "./arches.ts";
import { balloons } from "./balloons.ts";
import { blades } from "./blades.ts";
import { blinds } from "./blinds.ts";
import { boat } from "./boat.ts";
import { city } from "./city.ts";
import { doorway } from "./doorway.ts";
import { dunes } from "./dunes.ts";
import { forest } from "./forest.ts";
import { house } from "./house.ts";
import { lighthouse } from "./lighthouse.ts";
import { orbit } from "./orbit.ts";
import { ridges } from "./ridges.ts";
import { road } from "./road.ts";
import { spiral } from "./spiral.ts";
import { startrails } from "./startrails.ts";
import { viaduct } from "./viaduct.ts";
import { whale } from "./whale.ts";
import { windows } from "./windows.ts";

export const scenes = {
  arches,
  balloons,
  blades,
  blinds,
  boat,
  city,
  doorway,
  dunes,
  forest,
  house,
  lighthouse,
  orbit,
  ridges,
  road,
  spiral,
  startrails,
  viaduct,
  whale,
  windows,
} satisfies Record<string, Scene>;

export type SceneName = keyof typeof scenes;

/** What a genre usually looks like. */
export type Mood = {
  scenes: readonly [SceneName, ...SceneName[]];
  palettes: readonly [PaletteName, ...PaletteName[]];
};

const ANY: Mood = {
  scenes: [
    "ridges",
    "dunes",
    "city",
    "lighthouse",
    "road",
    "doorway",
    "forest",
    "boat",
    "arches",
    "startrails",
    "viaduct",
    "windows",
  ],
  palettes: ["ember", "lagoon", "desert", "ice", "moss", "violet", "teal", "gold", "cream", "mint", "rose"],
};

const MOODS: Record<string, Mood> = {
  action: {
    scenes: ["city", "road", "blades", "dunes", "viaduct"],
    palettes: ["ember", "teal", "noir", "desert", "blood"],
  },
  adventure: {
    scenes: ["ridges", "dunes", "balloons", "boat", "whale", "forest", "viaduct"],
    palettes: ["desert", "ice", "teal", "lagoon", "ember", "gold"],
  },
  animation: {
    scenes: ["balloons", "arches", "boat", "whale", "startrails"],
    palettes: ["mint", "rose", "mustard", "lagoon", "violet"],
  },
  comedy: {
    scenes: ["arches", "balloons", "blades", "windows", "road", "viaduct"],
    palettes: ["mustard", "cream", "mint", "rose", "teal"],
  },
  crime: {
    scenes: ["blinds", "city", "windows", "spiral", "road"],
    palettes: ["noir", "blood", "gold", "teal", "cream"],
  },
  documentary: {
    scenes: ["ridges", "lighthouse", "arches", "startrails", "whale"],
    palettes: ["ice", "mint", "lagoon", "desert", "cream"],
  },
  drama: {
    scenes: ["doorway", "lighthouse", "ridges", "road", "boat", "windows", "viaduct", "blades"],
    palettes: ["rose", "lagoon", "ember", "cream", "gold", "teal", "mint"],
  },
  family: {
    scenes: ["balloons", "whale", "arches", "startrails", "boat"],
    palettes: ["mustard", "mint", "rose", "lagoon", "gold"],
  },
  fantasy: {
    scenes: ["forest", "whale", "ridges", "startrails", "boat", "house"],
    palettes: ["violet", "lagoon", "moss", "gold", "ice"],
  },
  horror: {
    scenes: ["house", "forest", "doorway", "windows", "spiral"],
    palettes: ["blood", "noir", "moss", "violet"],
  },
  mystery: {
    scenes: ["blinds", "lighthouse", "house", "windows", "viaduct", "forest"],
    palettes: ["noir", "gold", "lagoon", "moss", "ember"],
  },
  romance: {
    scenes: ["boat", "windows", "balloons", "city", "arches"],
    palettes: ["rose", "ember", "violet", "gold", "lagoon"],
  },
  "science fiction": {
    scenes: ["orbit", "doorway", "city", "dunes", "orbit", "startrails"],
    palettes: ["violet", "lagoon", "ice", "gold", "ember", "teal"],
  },
  thriller: {
    scenes: ["spiral", "blinds", "city", "road", "windows", "viaduct"],
    palettes: ["noir", "blood", "gold", "mustard", "teal"],
  },
  war: { scenes: ["ridges", "dunes", "blades", "doorway"], palettes: ["desert", "noir", "moss", "cream"] },
  western: { scenes: ["dunes", "road", "ridges", "viaduct"], palettes: ["desert", "ember", "cream", "teal"] },
};

/** Scenes and palettes for a genre, in any spelling Plex uses; an unknown genre may be anything. */
export function moodOf(genre: string | undefined): Mood {
  const name = (genre ?? "").toLowerCase().replace("sci-fi", "science fiction");
  // "Science Fiction & Fantasy" is the first of the two.
  const [first] = Object.keys(MOODS)
    .filter((known) => name.includes(known))
    .sort((a, b) => name.indexOf(a) - name.indexOf(b));
  return MOODS[first ?? ""] ?? ANY;
}
