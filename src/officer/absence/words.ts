import type { Tone } from '@/ui/tag'
import type { DelegationView } from 'server/delegation/contract'

/** A delegation's state in a word, with its colour. */
export const STATES: Readonly<Record<DelegationView['state'], { words: string; tone: Tone }>> = {
  coming: { words: '未开始', tone: 'blue' },
  running: { words: '委托中', tone: 'green' },
  over: { words: '已到期', tone: 'grey' },
  revoked: { words: '已撤销', tone: 'amber' },
}
