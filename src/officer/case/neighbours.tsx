import { useState } from 'react'
import type { AppealCard } from 'server/contract'

import { useQuery } from '@/api/cache'
import { AppealRow } from '@/features/appeal/appeal-row'
import { go } from '@/features/go'
import { Button } from '@/ui/button'
import { Section } from '@/ui/section'

/** How many of a list stand there at once. */
const AT_FIRST = 2

/** The other appeals of the same petitioner and of the same place, where there are any. */
export function CaseNeighbours({ code }: { code: string }) {
  const query = useQuery('casework', 'neighbours', { code })
  if (!query.value) return null
  return (
    <>
      <Beside title='同一诉求人的' cards={query.value.samePetitioner} />
      <Beside title='同一村（社区）的' cards={query.value.samePlace} />
    </>
  )
}

function Beside({ title, cards }: { title: string; cards: readonly AppealCard[] }) {
  const [all, setAll] = useState(false)
  if (cards.length === 0) return null
  const hidden = all ? 0 : Math.max(0, cards.length - AT_FIRST)
  return (
    <Section title={title} aside={`${cards.length}件`}>
      {cards.slice(0, all ? undefined : AT_FIRST).map((card) => (
        <AppealRow key={card.code} card={card} onClick={() => go.case(card.code)} />
      ))}
      {hidden > 0 && (
        <Button look='plain' icon='down' onClick={() => setAll(true)}>
          {`再看${hidden}件`}
        </Button>
      )}
    </Section>
  )
}
