const style = `
  :root { color-scheme: dark; --ink: #f3f1ec; --dim: #a9a59c; --line: #34383f; --card: #1b1e23; --glow: #6fb3a8; }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100svh; display: grid; place-items: center; padding: 24px 16px;
    background: radial-gradient(90rem 50rem at 50% -20rem, #23403f, #101216 70%); color: var(--ink);
    font: 16px/1.5 system-ui, sans-serif; }
  main { width: min(26rem, 100%); background: var(--card); border: 1px solid var(--line); border-radius: 16px;
    padding: 32px 24px 24px; box-shadow: 0 24px 80px #0009; }
  .label { margin: 0 0 24px; font-size: 13px; letter-spacing: .08em; text-transform: uppercase; color: var(--glow); }
  h1 { margin: 0 0 8px; font-size: 24px; line-height: 1.25; font-weight: 650; overflow-wrap: anywhere; }
  p { margin: 0 0 24px; color: var(--dim); }
  ul { list-style: none; margin: 0 0 16px; padding: 0; display: grid; gap: 8px; }
  button { width: 100%; display: flex; align-items: center; gap: 12px; min-height: 56px; padding: 8px 14px;
    border: 1px solid var(--line); border-radius: 12px; background: #24282f; color: inherit; font: inherit;
    text-align: left; cursor: pointer; }
  button:hover { background: #2c323a; border-color: #4a515b; }
  button:focus-visible { outline: 3px solid var(--glow); outline-offset: 2px; }
  button.deny { justify-content: center; min-height: 44px; background: none; color: var(--dim); }
  img { width: 40px; height: 40px; border-radius: 50%; background: #3a4048; flex: none; }
  small { display: block; color: var(--dim); overflow-wrap: anywhere; }
  .note { margin: 24px 0 0; padding-top: 16px; border-top: 1px solid var(--line); font-size: 13px; }
  input { width: 100%; margin: 0 0 16px; padding: 12px 14px; border: 1px solid var(--line); border-radius: 12px;
    background: #101216; color: inherit; font: inherit; font-size: 24px; letter-spacing: .3em; text-align: center;
    text-transform: uppercase; }
  input:focus-visible { outline: 3px solid var(--glow); outline-offset: 2px; }
  [hidden] { display: none; }
`;

/** A page of the stand-in's own: it says what it is, and looks like nobody's product. */
export const page = (title: string, main: string, script: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Stand-in Plex</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<p class="label">Stand-in Plex</p>${main}<p class="note">This page belongs to a demo and is not Plex. The accounts are invented; no password is asked for.</p>
</main>
<script>${script}</script>
</body>
</html>
`;
