export { bindPresence, presenceIntervalMs, type BindPresenceOptions } from './bind-presence.ts'
export { bindStore, flushEdits, type BindStoreOptions } from './bind-store.ts'
export { bindPeople, listPeople } from './people.ts'
