import type { Instant } from 'domain/calendar/day'

import { momentWords } from '@/features/days'
import { Card } from '@/ui/card'
import { Section } from '@/ui/section'
import { Timeline } from '@/ui/timeline'

interface RecordedStep {
  at: Instant
  /** Left out where the words alone tell it. */
  who?: string
  what?: string
  words: string
}

interface Props {
  steps: readonly RecordedStep[]
  title?: string
  aside?: string
  /** Of a matter that is over no step is the present one. */
  over?: boolean
}

/** What was done, by whom and when, the latest last. */
export function RecordedSteps({ steps, title = '经过', aside, over = false }: Props) {
  return (
    <Section title={title} aside={aside}>
      <Card>
        <Timeline
          moments={steps.map(({ at, who, what, words }, index) => ({
            key: `${index}`,
            ...(who === undefined && what === undefined ? { words } : { words: who === '您' ? `您：${what}` : `${who} ${what}`, note: words }),
            when: momentWords(at),
            state: !over && index === steps.length - 1 ? 'now' : 'past',
          }))}
        />
      </Card>
    </Section>
  )
}
