import type { Question } from './questionnaire'
import type { Column } from './sheet'

/** What a sheet of appeals tells of each. */
export type AppealColumn = 'township' | 'village' | 'spot' | 'text' | 'name' | 'phone' | 'about' | 'reference'

/** The columns of a sheet of appeals; the first title of each is the one of our own template. */
export const APPEAL_COLUMNS: readonly Column<AppealColumn>[] = [
  { key: 'township', titles: ['乡镇（街道）', '乡镇', '街道'] },
  { key: 'village', titles: ['村（社区）', '村', '社区', '所在村'], needed: true },
  { key: 'spot', titles: ['具体位置', '地点', '位置'] },
  { key: 'text', titles: ['诉求内容', '内容', '反映内容', '事项'], needed: true },
  { key: 'name', titles: ['姓名', '诉求人', '反映人'] },
  { key: 'phone', titles: ['电话', '联系电话', '手机', '手机号'] },
  { key: 'about', titles: ['是否反映干部', '反映单位或干部'] },
  { key: 'reference', titles: ['原编号', '编号', '来文编号'] },
]

export const VILLAGE_COLUMN: Column = { key: 'village', titles: ['村（社区）', '村', '社区', '所在村'], needed: true }
const ANSWERER: readonly Column[] = [{ key: 'township', titles: ['乡镇（街道）', '乡镇', '街道'] }, VILLAGE_COLUMN, { key: 'name', titles: ['姓名'] }, { key: 'phone', titles: ['电话', '联系电话', '手机号'] }]

/** The columns of a sheet of answers: who and where, then one column a question by its title. */
export const answerColumns = (questions: readonly Question[]): Column[] => [...ANSWERER, ...questions.map(({ id, title, needed }) => ({ key: `question:${id}`, titles: [title], needed }))]
