import type { DecisionCard } from 'server/contract'

import { Row } from '@/ui/row'
import { Tag } from '@/ui/tag'

import { meetings } from '../go'
import { decisionTone, decisionWords, dueWords } from '../words'

/** A decision in a list: what, who, until when, and how far it has come. */
export function DecisionRow({ decision }: { decision: DecisionCard }) {
  return (
    <Row
      title={decision.words}
      note={`${decision.ownerName} · ${dueWords(decision)}`}
      aside={<Tag tone={decisionTone(decision)}>{decisionWords(decision)}</Tag>}
      onClick={() => meetings.decision(decision.id)}
    />
  )
}
