import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { Candidate, Candidates } from 'server/contract'

import { useQuery } from '@/api/cache'
import { dayWords } from '@/features/days'
import { go } from '@/features/go'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { Sheet } from '@/ui/sheet'
import { EmptyState } from '@/ui/states'
import { toast } from '@/ui/toast'

import { Merge } from './merge'
import { Legend, SideBySide } from './side-by-side'
import { COMPARE_WORDS } from './words'

/** An appeal beside those like it, for one who judges whether they are one matter: `?code=…`. */
export function Compare() {
  const { params } = useRouter()
  const code = params.code ?? ''
  const query = useQuery('casework', 'candidates', { code })
  const [into, setInto] = useState<string>()
  const master = query.value?.candidates.find((candidate) => candidate.code === into)
  const merged = () => {
    toast(COMPARE_WORDS.done)
    void Taro.navigateBack()
  }

  return (
    <Screen
      lead={COMPARE_WORDS.lead}
      over={
        <Sheet open={master !== undefined} title={COMPARE_WORDS.take} onClose={() => setInto(undefined)}>
          {master && <Merge code={code} version={query.value!.version} master={master} onDone={merged} onStale={() => void query.refresh()} />}
        </Sheet>
      }
    >
      <Loaded query={query}>
        {(found) =>
          found.candidates.length === 0 ? (
            <EmptyState icon='done' title={COMPARE_WORDS.nothing} note={COMPARE_WORDS.nothingNote} />
          ) : (
            <>
              <Legend />
              {found.candidates.map((candidate) => (
                <OneLikeIt key={candidate.code} found={found} candidate={candidate} onTake={() => setInto(candidate.code)} />
              ))}
            </>
          )
        }
      </Loaded>
    </Screen>
  )
}

/** One that is like it: why, both texts, and what may be done. */
function OneLikeIt({ found, candidate, onTake }: { found: Candidates; candidate: Candidate; onTake: () => void }) {
  const { code, degree, reason, statusWords, village, submittedOn, open, compared } = candidate
  return (
    <Card title={degree} aside={statusWords}>
      <View>{reason}</View>
      <SideBySide
        sides={[
          { name: COMPARE_WORDS.mine, note: `${found.village} ${dayWords(found.submittedOn)}`, parts: compared.own },
          { name: `${COMPARE_WORDS.theirs} ${code}`, note: `${village} ${dayWords(submittedOn)}`, parts: compared.other },
        ]}
      />
      <View className='compare-do'>
        {open ? (
          <Button label={`${COMPARE_WORDS.take} ${code}`} onClick={onTake}>
            {COMPARE_WORDS.take}
          </Button>
        ) : (
          <View>{COMPARE_WORDS.ended}</View>
        )}
        <Button look='plain' icon='eye' label={`${COMPARE_WORDS.look} ${code}`} onClick={() => go.case(code)}>
          {COMPARE_WORDS.look}
        </Button>
      </View>
    </Card>
  )
}
