import words from "@/lib/words/en.json";

const { other, otherNote, again } = words.trouble;

/** What is left to say when even the translations can't be had. */
export const lastWords = { name: words.app.name, title: other, note: otherNote, again };
