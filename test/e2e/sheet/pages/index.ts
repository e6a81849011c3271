import type { SheetPages } from '../page'
import { ADMIN } from './admin'
import { ASK } from './ask'
import { ERRANDS } from './errands'
import { MEETINGS } from './meetings'
import { OFFICER } from './officer'
import { OUTREACH } from './outreach'
import { PAPERS } from './papers'
import { RESIDENTS } from './residents'
import { SUPERVISION } from './supervision'

/** Every page of the mini-program as it is looked at; test/docs/sheet.test.ts holds this to src/app.config.ts. */
export const PAGES: SheetPages = { ...RESIDENTS, ...OFFICER, ...OUTREACH, ...SUPERVISION, ...MEETINGS, ...PAPERS, ...ASK, ...ERRANDS, ...ADMIN }
