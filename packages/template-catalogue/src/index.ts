export { findTemplate, listTemplates } from './catalogue.ts'
