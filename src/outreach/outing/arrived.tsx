import type { HeardCard } from 'server/contract'

import { AppealRow } from '@/features/appeal/appeal-row'
import { go } from '@/features/go'
import { Button } from '@/ui/button'

import { CONFIRMED } from '../words'

/** An appeal of the outing that has arrived. */
export function Arrived({ card, mine, onAttest }: { card: HeardCard; mine: boolean; onAttest: () => void }) {
  const confirmed = CONFIRMED[card.confirmed ?? 'not']
  return (
    <AppealRow card={card} note={confirmed.words} onClick={() => go.case(card.code)}>
      {mine && card.confirmed === null && (
        <Button look='quiet' label={`请他说口令：${card.excerpt}`} onClick={onAttest}>
          核对
        </Button>
      )}
    </AppealRow>
  )
}
