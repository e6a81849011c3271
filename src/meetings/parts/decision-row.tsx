import type { DecisionCard } from 'server/contract'

import { Row } from '@/ui/row'
import { Tag } from '@/ui/tag'

import { meetings } from '../go'
import { decisionTone, decisionWords, dueWords } from '../words'

interface Props {
  decision: DecisionCard
  /** It is what stands beside the list. */
  selected?: boolean
  /** What a tap does instead of opening its page. */
  onOpen?: () => void
}

/** A decision in a list: what, who, until when, and how far it has come. */
export function DecisionRow({ decision, selected, onOpen }: Props) {
  return (
    <Row
      title={decision.words}
      note={`${decision.ownerName} · ${dueWords(decision)}`}
      aside={<Tag tone={decisionTone(decision)}>{decisionWords(decision)}</Tag>}
      selected={selected}
      onClick={onOpen ?? (() => meetings.decision(decision.id))}
    />
  )
}
