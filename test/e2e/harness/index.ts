export { openBrowser } from './browser'
export { openPhone, type Phone, type PhoneOptions } from './phone'
