import { deepField } from "./deep-field.ts";
import { harbourLights } from "./harbour-lights.ts";
import { lostProperty } from "./lost-property.ts";
import type { Show } from "./show.ts";

/** The shows of "TV Shows" on Demo Cinema. */
export const shows: Show[] = [harbourLights, deepField, lostProperty];
