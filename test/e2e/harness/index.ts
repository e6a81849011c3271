export { openBrowser } from './browser'
export { openPhone, type Phone, type PhoneOptions } from './phone'
export type { Walk, WalkContext } from './walk'
