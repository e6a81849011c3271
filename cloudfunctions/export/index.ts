import { exportFunction } from '../../server/export'

/** Spreadsheets and case files: what people ask, and the work that goes on behind it. */
export const main = exportFunction
