import type { SheetsFunction } from '../../server/contract'
import { door } from '../../server/door/door'
import { read } from '../../server/sheets/read'

/** Reads the spreadsheets that cadres upload. By itself: a file that brings it down takes nobody's work with it. */
export const main = door<SheetsFunction>({ read })
