/** The only SQL of Marquee. Every function is async, so that another store can stand behind it. */
export {
  claimInstallation,
  findInstallation,
  type Installation,
  storeDoorOpen,
  setOwnerServers,
} from "./installation";
export { deleteManualAddress, setManualAddress } from "./manual-addresses";
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
  dropKeptReport,
  dropKeptReportsBefore,
  findKeptReports,
  findOutboxes,
  keepReport,
  type KeptReport,
} from "./outbox";
export { confirmWithoutToken, findTokenCheck, recordTokenCheck } from "./token-checks";
export { readSetting, writeSetting } from "./settings";
export {
  accountToken,
  deleteSession,
  deleteSessionsUnseenSince,
  findSession,
  isOurClient,
  latestSession,
  findSessionsOf,
  recordSignIn,
  type SessionRow,
  setCurrentServer,
  touchSession,
} from "./sessions";
export {
  findServer,
  findServers,
  type GrantedResource,
  rememberUri,
  replaceServers,
  type ServerRow,
  serverToken,
} from "./servers";
export { bumpTags, outdateTags, tagGenerations } from "./tags";
