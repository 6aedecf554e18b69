export {
  parseConfig,
  VARIABLE_NAMES,
  type ConfigFault,
  type ParsedConfig,
  type RelayConfig,
} from './config.ts'
export { createRelay, type Relay, type RelayOptions } from './relay.ts'
export { DataFolderError } from './storage/data-folder.ts'
