import { CENTRE, DISCIPLINE } from '../../domain/administration/ids'
import type { Post } from '../../domain/organisation/units'
import type { ChangeRow } from '../store/administration'
import type { OutboxRow } from '../store/rows'
import type { District } from '../store/units'
import { dayOf } from '../../domain/calendar/day'
import { postsWords } from './views'

/** What is told to the other administrators and to the discipline commission: who administers could do it quietly, and does not. */
export function alarmOf({ _id, at }: Pick<ChangeRow, '_id' | 'at'>, says: string, adds: string): OutboxRow {
  return {
    _id: `${_id}-alarm`, appeal: _id, kind: 'message', state: 'pending', after: at, tries: 0, createdAt: at,
    body: { to: [`${CENTRE}:administration`, `${DISCIPLINE}:discipline`], template: 'task', values: [_id, says, adds, dayOf(at)], accused: [], page: 'officer/desk/index' },
  }
}

/** The district's own desks and its administration: whoever comes to a post there sees or decides for everybody. */
const isWeighty = ({ unit }: Post, organisation: District): boolean => {
  const found = organisation.find(unit)
  return found?.level === 'district' && found.kind !== 'department'
}

/** What is said of posts that somebody gets, where they weigh; null where they do not. */
export function weightOf(before: readonly Post[], after: readonly Post[], organisation: District): string | null {
  const gained = after.filter((post) => isWeighty(post, organisation) && !before.some(({ unit, role }) => unit === post.unit && role === post.role))
  return postsWords(gained, organisation)
}
