"use client";

import "./globals.css";
import { lastWords } from "./components/last-words";

/** When even the frame of the page broke: no provider, no translation, only words and a way back. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>{lastWords.name}</title>
        <main className="grid min-h-dvh place-items-center px-6 text-center">
          <div>
            <h1 className="text-lg font-semibold">{lastWords.title}</h1>
            <p className="mt-3 text-soft">{lastWords.note}</p>
            <button
              type="button"
              onClick={retry}
              className="mt-6 min-h-11 rounded-card bg-ink px-5 font-semibold text-black"
            >
              {lastWords.again}
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
