import { clockTime, dayOf, dayWords, type Instant } from 'domain/calendar/day'

import { Timeline } from '@/ui/timeline'

interface RecordedStep {
  at: Instant
  /** Left out where the words alone tell it. */
  who?: string
  what?: string
  words: string
}

/** What was done, by whom and when, the latest last; of a matter that is over, no step is the present one. */
export function RecordedSteps({ steps, over = false }: { steps: readonly RecordedStep[]; over?: boolean }) {
  return (
    <Timeline
      moments={steps.map(({ at, who, what, words }, index) => ({
        key: `${index}`,
        ...(who === undefined && what === undefined ? { words } : { words: `${who} ${what}`, note: words }),
        when: `${dayWords(dayOf(at))} ${clockTime(at)}`,
        state: !over && index === steps.length - 1 ? 'now' : 'past',
      }))}
    />
  )
}
