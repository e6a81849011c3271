import { PERSON_COLUMNS, UNIT_COLUMNS } from 'domain/administration/columns'
import { EXAMPLE, type Column } from 'domain/outreach/sheet'

import type { Sheet } from '../go'

const titlesOf = (columns: readonly Column[]) => columns.map(({ titles, needed }) => `${titles[0]}${needed ? '*' : ''}`)

/** The columns of each sheet with examples, which an import passes over. */
export const TEMPLATES: Record<Sheet, readonly (readonly string[])[]> = {
  units: [titlesOf(UNIT_COLUMNS), [`${EXAMPLE}清河镇`, '乡镇（街道）', '', ''], [`${EXAMPLE}柳林村`, '村（社区）', '清河镇', '第一网格、第二网格'], [`${EXAMPLE}区水利局`, '区级部门', '', '']],
  people: [titlesOf(PERSON_COLUMNS), [`${EXAMPLE}张桂兰`, '13800001234', '清河镇', '柳林村', '网格员', '第一网格'], [`${EXAMPLE}何强`, '13900001234', '', '清河镇', '复核专员、窗口受理员', '']],
}
