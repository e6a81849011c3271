import { useMemo, useState } from 'react'
import type { DelegationView } from 'server/delegation/contract'

import { useQuery } from '@/api/cache'
import { UnitField } from '@/features/act/unit-field'
import { momentWords } from '@/features/days'
import { dayWords } from '@/features/days'
import { useMe } from '@/features/session/me'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { Field } from '@/ui/field'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Sheet } from '@/ui/sheet'
import { Stack } from '@/ui/stack'
import { EmptyState } from '@/ui/states'
import { Tag } from '@/ui/tag'

import { NewDelegation } from './new-delegation'
import { Revoke } from './revoke'
import { STATES } from './words'

/** Who signs for a leader who is away: one's own, those given to one, and, for administrators, any unit's. */
export default function AbsencePage() {
  const me = useMe()
  const administers = me?.posts.some(({ duties }) => duties.includes('administration')) ?? false
  const [unit, setUnit] = useState<string>()
  const [revoking, setRevoking] = useState<DelegationView>()
  const input = useMemo(() => (unit ? { unit } : {}), [unit])
  const query = useQuery('supervision', 'delegations', input)
  const done = () => {
    setRevoking(undefined)
    void query.refresh()
  }

  return (
    <Screen
      wide
      lead='领导外出时，可以委托一位同志在这几天代签；到期自动终止，也可以提前撤销。代签的意见会写明是谁受谁委托。'
      over={
        <Sheet open={revoking !== undefined} title='撤销委托' onClose={() => setRevoking(undefined)}>
          {revoking && <Revoke delegation={revoking} onDone={done} />}
        </Sheet>
      }
    >
      {administers && <ChooseUnit value={unit} onChange={setUnit} />}
      <Loaded query={query}>
        {({ leaders, items, today }) => (
          <Columns>
            {leaders.length > 0 && <NewDelegation key={unit} unit={unit} leaders={leaders} today={today} onDone={done} />}
            {unit && leaders.length === 0 && <EmptyState title='这个单位没有签字的领导' />}
            <Section title='委托记录'>
              {items.length === 0 && <EmptyState title='还没有委托' />}
              {items.map((one) => (
                <Card key={one.id} title={one.deputy} aside={<Tag tone={STATES[one.state].tone}>{STATES[one.state].words}</Tag>}>
                  <Facts
                    facts={[
                      ['代谁签', one.leader],
                      ['哪几天', one.from === one.to ? dayWords(one.from, today) : `${dayWords(one.from, today)}至${dayWords(one.to, today)}`],
                      ['原因', one.reason],
                      ['登记', `${momentWords(one.at)}${one.setBy ? `，由${one.setBy}代为登记` : ''}`],
                      ['撤销原因', one.revokedFor],
                    ]}
                  />
                  {one.mayRevoke && (
                    <Stack>
                      <Button onClick={() => setRevoking(one)}>撤销委托</Button>
                    </Stack>
                  )}
                </Card>
              ))}
            </Section>
          </Columns>
        )}
      </Loaded>
    </Screen>
  )
}

/** An administrator first says whose leader is away. */
function ChooseUnit({ value, onChange }: { value?: string; onChange: (unit: string) => void }) {
  const district = useQuery('account', 'district', {})
  const units = useMemo(() => {
    const { townships = [], departments = [] } = district.value ?? {}
    return [...townships, ...departments, ...townships.flatMap(({ name, villages }) => villages.map((village) => ({ id: village.id, name: `${name} ${village.name}` })))]
  }, [district.value])
  return (
    <Card>
      <Field label='哪个单位的领导外出'>
        <UnitField label='单位' units={units} value={value ? [value] : []} onChange={([id]) => id && onChange(id)} />
      </Field>
    </Card>
  )
}
