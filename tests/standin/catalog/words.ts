/** What generated titles are combined from. */
export const adjectives =
  "Amber Borrowed Broken Burning Crooked Distant Drowned Early Electric Empty Faithful Forgotten Frozen Gentle Golden Hidden Hollow Idle Invisible Iron Jealous Last Lonely Lucky Midnight Narrow Northern Painted Patient Pale Quiet Restless Rusted Salt Scarlet Second Secret Silent Silver Sleepless Southern Stolen Sudden Tender Unfinished Velvet Wandering Western Wild Winter".split(
    " ",
  );
export const nouns =
  "Almanac Anchor Archive Ballad Bargain Bell Blueprint Bridge Carousel Cathedral Compass Corridor Courier Delta Diary Echo Envelope Ferry Fiddle Garden Glacier Harvest Horizon Island Journey Key Kingdom Ladder Lantern Library Machine Meadow Mirror Monsoon Notebook Oasis Orchard Overture Parade Passenger Piano Promise Quarry Rehearsal River Signal Station Summit Tailor Telescope Theatre Tide Umbrella Verdict Violin Voyage Waltz Weather Whistle Window".split(
    " ",
  );
export const places =
  "Antwerp, Bergen, Cadiz, Danzig, Esperance, Fremantle, Galway, Halifax, Izmir, Jaipur, Kingston, Lisbon, Marrakesh, Naples, Odessa, Porto, Quebec, Riga, Seville, Tangier, Uppsala, Valparaiso, Wellington, Yerevan, Zanzibar".split(
    ", ",
  );
