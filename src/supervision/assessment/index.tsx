import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { dayOf } from 'domain/calendar/day'
import { RANKED_KINDS, RANKED_WORDS, type RankedKind } from 'domain/supervision/standings'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { shareSheet } from '@/features/sheet/share'
import { RecordedSteps } from '@/features/record/recorded-steps'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Facts } from '@/ui/facts'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { toast } from '@/ui/toast'

import { Links } from '../parts/links'
import '../parts/part.scss'
import '../list/list.scss'

const YEARS_BACK = 3
const ABOUT = { units: '单位', persons: '个人' } as const
type About = keyof typeof ABOUT

const thisYear = (): number => Number(dayOf(Date.now()).slice(0, 4))

/** A year of frozen lists as a sheet for the units' assessment. Of persons there is none, and who asks is on record. */
export default function AssessmentPage() {
  const [year, setYear] = useState(thisYear)
  const [kind, setKind] = useState<RankedKind>('township')
  const [about, setAbout] = useState<About>('units')
  const [refusal, setRefusal] = useState<string>()
  const input = useMemo(() => ({ year, kind, about: 'units' as const }), [year, kind])
  const query = useQuery('supervision', 'assessment', input)
  const ask = async (which: About) => {
    setAbout(which)
    if (which === 'units') return
    const answer = await call('supervision', 'assessment', { year, kind, about: 'persons' })
    if (!answer.ok) setRefusal(answer.problem.message)
    void query.refresh()
  }
  return (
    <Screen wide lead='由定稿的红黑榜汇总，供单位年度考核用。'>
      <Choice row label='哪一年' options={Array.from({ length: YEARS_BACK }, (_, n) => `${thisYear() - n}`).map((value) => ({ value, words: `${value}年` }))} value={`${year}`} onChange={(value) => setYear(Number(value))} />
      <View className='part'>
        <Choice row label='哪一类单位' options={RANKED_KINDS.map((value) => ({ value, words: RANKED_WORDS[value] }))} value={kind} onChange={setKind} />
      </View>
      <View className='part'>
        <Choice row label='考核谁' options={(Object.keys(ABOUT) as About[]).map((value) => ({ value, words: `考核${ABOUT[value]}` }))} value={about} onChange={(which) => void ask(which)} />
      </View>
      {about === 'persons' && refusal && (
        <View className='part'>
          <Callout tone='red' title='没有个人考核表'>
            {refusal}
          </Callout>
        </View>
      )}
      <Loaded query={query}>
        {({ columns, rows, declined }) => (
          <>
            {about === 'units' && (
              <Section title='考核表' aside={`${rows.length}个单位`}>
                <Links>
                  <Button look='primary' onClick={() => void shareSheet([columns, ...rows], `${year}年${RANKED_WORDS[kind]}考核表`).catch(() => toast('没有发出去，请再点一次'))}>
                    发表格到微信
                  </Button>
                </Links>
                <View className='list__lines'>
                  {rows.map(([name = '', ...cells]) => (
                    <Card key={name} title={name}>
                      <Facts facts={cells.map((cell, n) => [columns[n + 1] ?? '', cell] as const)} />
                    </Card>
                  ))}
                </View>
              </Section>
            )}
            {declined.length > 0 && (
              <RecordedSteps title='谢绝过的个人考核请求' aside={`${declined.length}次`} steps={declined} over />
            )}
          </>
        )}
      </Loaded>
    </Screen>
  )
}
