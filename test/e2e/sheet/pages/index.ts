import type { SheetPages } from '../page'
import { ASK } from './ask'
import { OFFICER } from './officer'
import { OUTREACH } from './outreach'
import { PAPERS } from './papers'
import { RESIDENTS } from './residents'
import { SUPERVISION } from './supervision'

/** Every page of the mini-program as it is looked at; test/docs/sheet.test.ts holds this to src/app.config.ts. */
export const PAGES: SheetPages = { ...RESIDENTS, ...OFFICER, ...OUTREACH, ...SUPERVISION, ...PAPERS, ...ASK }
