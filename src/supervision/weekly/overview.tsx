import { useMemo, useState } from 'react'
import { addDays } from 'domain/calendar/day'
import { WEEKLY_STATES, WEEKLY_WORDS, weekWords } from 'domain/supervision/weekly'

import { useQuery } from '@/api/cache'
import { momentWords } from '@/features/days'
import { Button } from '@/ui/button'
import { Loaded } from '@/ui/loaded'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'

import { supervision } from '../go'
import { Links } from '../parts/links'

/** Those that need a look come first. */
const ORDER = [...WEEKLY_STATES].reverse()

/** Who sent their return of a week in time, who late, who not. */
export function WeekOverview({ week }: { week?: string }) {
  const [chosen, setChosen] = useState(week)
  const input = useMemo(() => (chosen ? { week: chosen } : {}), [chosen])
  const query = useQuery('supervision', 'weeklies', input)
  return (
    <Screen wide heading='各单位周报' lead={query.value ? weekWords(query.value.week) : undefined}>
      <Links>
        <Button disabled={!query.value} onClick={() => setChosen(addDays(query.value!.week, -7))}>
          上一周
        </Button>
        <Button disabled={!chosen} onClick={() => setChosen(undefined)}>
          本周
        </Button>
      </Links>
      <Loaded query={query}>
        {({ units, week: shown }) => (
          <>
            {ORDER.filter((state) => units.some((unit) => unit.state === state)).map((state) => {
              const those = units.filter((unit) => unit.state === state)
              return (
                <Section key={state} title={WEEKLY_WORDS[state]} aside={`${those.length}个单位`}>
                  <Rows>
                    {those.map(({ unit, name, at }) => (
                      <Row key={unit} title={name} note={at === null ? undefined : momentWords(at)} onClick={() => supervision.weekly(unit, shown)} />
                    ))}
                  </Rows>
                </Section>
              )
            })}
          </>
        )}
      </Loaded>
    </Screen>
  )
}
