"use strict";
/*
 * `node lib/launch.cjs [--fetch] command …` begins the npm scripts: it runs the command, and all that the command
 * starts, on a Node that is new enough. That is this machine's own. Where that is too old, one sentence says what is
 * needed; with `--fetch`, on Linux, npm fetches one instead. Old Nodes read this file, so it is old JavaScript.
 */
var childProcess = require("child_process");
var path = require("path");

var oldest = require("../package.json").engines.node.replace(">=", "");
var own = process.versions.node;
var pinned = "24.21.0";

/** @param {string} version as in process.versions.node */
function isNewEnough(version) {
  var has = version.split(".").map(Number);
  var needs = oldest.split(".").map(Number);
  return has[0] > needs[0] || (has[0] === needs[0] && has[1] >= needs[1]);
}

/** The path of the pinned Node in npm's cache; undefined where npm can't get it, or this machine can't run it. */
function fetchNode() {
  console.error("Node " + own + " is too old for Marquee: using " + pinned + ", which npm fetches once.");
  // The package `node` is put together by an install script, and none runs here; these hold the program itself.
  var holder = "--package=node-linux-" + process.arch + "@" + pinned;
  var ask = [
    "exec",
    "--yes",
    "--prefer-offline",
    holder,
    "--",
    "node",
    "-p",
    "process.versions.node+process.execPath"
  ];
  var npm = childProcess.spawnSync("npm", ask, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  // Where the new one can't run (Alpine), the shell looks further and finds the old one.
  var answer = String(npm.stdout).trim();
  return answer.indexOf(pinned + "/") === 0 ? answer.slice(pinned.length) : undefined;
}

/** Runs the command with that Node first on PATH, hands signals on to it, and ends as it ends. */
function run(node, command) {
  var programs = path.join(__dirname, "..", "node_modules", ".bin");
  process.env.PATH = [programs, path.dirname(node), process.env.PATH].join(path.delimiter);
  var windows = process.platform === "win32";
  var child = childProcess.spawn(command[0], command.slice(1), { stdio: "inherit", shell: windows });
  ["SIGINT", "SIGTERM", "SIGHUP"].forEach(function (signal) {
    // Ctrl-C reaches every process of a terminal, and npm sends it once more: once from here is enough.
    process.once(signal, child.kill.bind(child, signal));
    process.on(signal, function () {});
  });
  child.on("error", function (error) {
    console.error(command[0] + " can't be started (" + error.code + "): has `npm ci` been run?");
    process.exit(127);
  });
  child.on("exit", function (code, signal) {
    // The first process of a container survives a signal from itself.
    process.exitCode = signal === null ? code : 1;
    if (signal === null) return process.exit();
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function launch(words) {
  var mayFetch = words[0] === "--fetch";
  var node = isNewEnough(own) ? process.execPath : undefined;
  if (node === undefined && mayFetch && process.platform === "linux") node = fetchNode();
  if (node !== undefined) return run(node, mayFetch ? words.slice(1) : words);
  var how = "https://nodejs.org/en/download says how to get it";
  console.error("Marquee needs Node " + oldest + " or newer, and this is Node " + own + ": " + how + ".");
  process.exitCode = 1;
}

exports.isNewEnough = isNewEnough;
if (require.main === module) launch(process.argv.slice(2));
