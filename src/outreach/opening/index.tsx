import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'

import { useQuery } from '@/api/cache'
import type { Problem } from '@/api/contract'
import { AppealRow } from '@/features/appeal/appeal-row'
import { momentWords } from '@/features/days'
import type { Draft } from '@/features/draft/drafts'
import { go } from '@/features/go'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { FootBar } from '@/ui/foot-bar'
import { Loaded } from '@/ui/loaded'
import { Thumbnails } from '@/ui/photos'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { EmptyState } from '@/ui/states'
import { Tag } from '@/ui/tag'

import { outreach } from '../go'
import { dropLetter, useKeptLetters, type KeptLetter } from '../letters/letters'
import { enterLetters, type Progress } from '../letters/send'
import { given } from '../parts/given'
import './index.scss'

/** One opening: letters being entered in a batch, and what became of those that were. */
export default function OpeningPage() {
  const { params } = useRouter()
  const id = given(params.id)
  const query = useQuery('casework', 'opening', { id })
  const waiting = useKeptLetters(id)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const enter = async () => {
    setProblem(null)
    setProgress({ words: '正在登记' })
    const wrong = await enterLetters(id, setProgress)
    setProgress(null)
    setProblem(wrong)
    void query.refresh()
  }
  const seen = query.value

  return (
    <Screen
      foot={
        seen && (
          <FootBar problem={problem?.message} note={progress?.words}>
            <Button disabled={progress !== null} icon='add' onClick={() => outreach.letter(id, seen.box.village)}>
              录一封信
            </Button>
            {waiting.length > 0 && (
              <Button look='primary' busy={progress !== null} onClick={() => void enter()}>
                {`登记这${waiting.length}封`}
              </Button>
            )}
          </FootBar>
        )
      }
    >
      <Loaded query={query}>
        {({ box, at, openers, found, entered, note, letters }) => (
          <>
            <Card title={box.name} aside={box.place}>
              <Facts
                facts={[
                  ['开箱时间', momentWords(at)],
                  ['在场', openers.join('、')],
                  ['箱里', `${found}封`],
                  ['已登记', entered === null ? '' : `${entered}封`],
                  ['说明', note],
                ]}
              />
            </Card>
            {waiting.length > 0 && (
              <Section title='还在本机的' aside={`${waiting.length}封`}>
                {waiting.map((letter) => (
                  <Waiting key={letter.id} opening={id} village={box.village} letter={letter} busy={progress !== null} />
                ))}
              </Section>
            )}
            {letters.length > 0 && (
              <Section title='登记了的' aside='点开看办到哪一步'>
                {letters.map((card) => (
                  <AppealRow key={card.code} card={card} onClick={() => go.case(card.code)} />
                ))}
              </Section>
            )}
            {entered !== null && entered > letters.length && <Callout tone='grey' title={`另有${entered - letters.length}封已直接交上级`}>反映本单位的信，按规定由上级办理，这里看不到。</Callout>}
            {waiting.length === 0 && letters.length === 0 && found > 0 && <EmptyState icon='edit' title='信还没有登记' note='一封一封拍照、录下来，最后一起登记。' />}
          </>
        )}
      </Loaded>
    </Screen>
  )
}

/** A letter on this phone: with its photo, and why it was not taken if it was not. */
function Waiting({ opening, village, letter, busy }: { opening: string; village: string; letter: Draft<KeptLetter>; busy: boolean }) {
  const { said, photos, wrong } = letter.content
  const unsent = photos.filter(({ evidence }) => !evidence).length
  return (
    <Card>
      <View className='letter__tags'>
        {wrong ? <Tag tone='red'>需改</Tag> : <Tag tone='amber'>待登记</Tag>}
        {photos.length > 0 && <Tag tone={unsent ? 'amber' : 'green'}>{unsent ? `照片还有${unsent}张没传` : `照片传好了${photos.length}张`}</Tag>}
      </View>
      <View>{said.text}</View>
      <Thumbnails sources={photos.map(({ kept, src }) => kept ?? src)} />
      {wrong && (
        <Callout tone='red' title='没有收下'>
          {Object.values(wrong).join('；')}
        </Callout>
      )}
      <View className='letter__actions'>
        <Button look='plain' disabled={busy} onClick={() => dropLetter(opening, letter)}>
          不要这封
        </Button>
        <Button disabled={busy} onClick={() => outreach.letter(opening, village, letter.id)}>
          修改
        </Button>
      </View>
    </Card>
  )
}
