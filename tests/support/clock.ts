/**
 * Loaded before the app (`--import`): every SIGUSR2 moves its clock on by 301 s, or by CLOCK_STEP seconds, so
 * that a test needn't wait until a cached answer is past its time. With CLOCK_STANDS the time since the start stands
 * still meanwhile, so that a rest of some seconds isn't over before a busy machine gets to look at it.
 */
const STEP = Number(process.env["CLOCK_STEP"] ?? 301) * 1000;
let ahead = 0;
process.on("SIGUSR2", () => {
  ahead += STEP;
  process.stdout.write("clock moved\n");
});

const dateNow = Date.now.bind(Date);
const sinceStart = performance.now.bind(performance);
Date.now = () => dateNow() + ahead;
const stands = process.env["CLOCK_STANDS"] ? sinceStart() : undefined;
performance.now = () => (stands ?? sinceStart()) + ahead;
