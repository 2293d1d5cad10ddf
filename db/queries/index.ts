/** The only SQL of Marquee. Every function is async, so that another store can stand behind it. */
export {
  claimInstallation,
  findInstallation,
  type Installation,
  setOwnerServers,
  storeDoorOpen,
} from "./installation";
export { deleteManualAddress, setManualAddress } from "./manual-addresses";
export {
  dropKeptReport,
  dropKeptReportsBefore,
  findKeptReports,
  findOutboxes,
  type KeptReport,
  keepReport,
} from "./outbox";
export {
  deletePersonalToken,
  findPersonalToken,
  insertPersonalToken,
  listPersonalTokens,
  type PersonalTokenRow,
  personalTokenByHash,
  touchPersonalToken,
} from "./personal-tokens";
export {
  findServer,
  findServers,
  type GrantedResource,
  rememberUri,
  replaceServers,
  type ServerRow,
  serverToken,
} from "./servers";
export {
  accountToken,
  deleteSession,
  deleteSessionsUnseenSince,
  findSession,
  findSessionsOf,
  isOurClient,
  latestSession,
  recordSignIn,
  type SessionRow,
  setCurrentServer,
  touchSession,
} from "./sessions";
export { readSetting, writeSetting } from "./settings";
export { bumpTags, outdateTags, tagGenerations } from "./tags";
export { confirmWithoutToken, findTokenCheck, recordTokenCheck } from "./token-checks";
