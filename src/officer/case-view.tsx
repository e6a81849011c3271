import { useState } from 'react'
import { View } from '@tarojs/components'
import type { AppealPage } from 'server/contract'
import { KIND_WORDS } from 'domain/appeal/kinds'
import { dayWords } from 'domain/calendar/day'

import { call } from '@/api/call'
import { DueTag } from '@/features/appeal/overview'
import { Measure, Plan } from '@/features/appeal/plan'
import { SignOff } from '@/features/appeal/sign-off'
import { Way } from '@/features/appeal/way'
import { STATUS_TONES } from '@/features/appeal/words'
import { dial } from '@/features/go'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { TextField } from '@/ui/field'
import { Thumbnails } from '@/ui/photos'
import { Section } from '@/ui/section'
import { Sheet } from '@/ui/sheet'
import { Tag } from '@/ui/tag'
import { CaseDuplicates } from './case-duplicates'
import { CaseNeighbours } from './case-neighbours'
import { CaseRecord } from './case-record'
import './case-view.scss'

/** An appeal as a cadre reads it: deadline and words first, then who, the way, the signatures. */
export function CaseView({ page }: { page: AppealPage }) {
  return (
    <>
      <Card>
        <View className='case-tags'>
          {page.urgent && <Tag tone='red'>紧急</Tag>}
          <Tag tone={STATUS_TONES[page.status]}>{page.statusWords}</Tag>
          <DueTag page={page} />
          {page.round > 1 && <Tag tone='amber'>{`第${page.round}次办理`}</Tag>}
        </View>
        <View className='case-words'>{page.text ?? page.excerpt}</View>
        <Thumbnails sources={page.attachments.flatMap(({ url, kind }) => (kind === 'photo' && url ? [url] : []))} />
        {page.paused && <Callout tone='amber' title={page.paused.words}>{`计时暂停，最晚到${dayWords(page.paused.until)}`}</Callout>}
      </Card>
      <CaseDuplicates page={page} />
      <Card>
        <Facts
          facts={[
            ['编码', page.code],
            ['类别', page.kind ? KIND_WORDS[page.kind] : '待定'],
            ['地点', [page.township, page.village, page.grid, page.spot].filter(Boolean).join(' ')],
            ['来源', `${page.channelWords}，${dayWords(page.submittedOn)}`],
            ['诉求人', <Petitioner key='petitioner' page={page} />],
            ['一起反映', page.together.petitioners > 1 ? `${page.together.petitioners}位诉求人` : null],
            ['并入的', page.together.merged.join('、')],
            ['主办', page.lead],
            ['办理人', page.handler],
            ['承诺答复', `${dayWords(page.promisedOn, page.submittedOn)}${page.provisional ? '（暂定）' : ''}`],
            ['办理人期限', page.handlerDueOn && dayWords(page.handlerDueOn)],
            ['复查日期', page.reviewOn && dayWords(page.reviewOn)],
          ]}
        />
      </Card>
      {page.plan && (
        <Card title='一人一策'>
          <Plan plan={page.plan} />
        </Card>
      )}
      {page.measure && (
        <Card title='采纳后的措施'>
          <Measure measure={page.measure} />
        </Card>
      )}
      {page.answer && <Card title='答复'>{page.answer}</Card>}
      {page.statement && <Card title='办理过程说明'>{page.statement}</Card>}
      <Section title='办理经过'>
        <Card>
          <Way page={page} />
        </Card>
      </Section>
      <Section title='四方会签'>
        <Card>
          <SignOff signatures={page.signatures} />
        </Card>
      </Section>
      <CaseNeighbours code={page.code} />
      <Section title='记录'>
        <CaseRecord code={page.code} head={page.head} />
      </Section>
    </>
  )
}

/** Name and phone, masked until they are asked for with a purpose that is kept on record. */
function Petitioner({ page }: { page: AppealPage }) {
  const [contact, setContact] = useState(page.contact)
  const [revealed, setRevealed] = useState(false)
  const [open, setOpen] = useState(false)
  const [purpose, setPurpose] = useState('')
  const [error, setError] = useState<string>()

  if (!contact) return <View>{page.anonymous ? '匿名' : '不对您显示'}</View>
  const reveal = async () => {
    if (!purpose.trim()) return setError('请写查看的用途')
    const answer = await call('casework', 'reveal', { code: page.code, purpose: purpose.trim() })
    if (!answer.ok) return setError(answer.problem.message)
    setContact(answer.value)
    setRevealed(true)
    setOpen(false)
  }
  return (
    <>
      <View>
        {contact.name} {contact.phone}
      </View>
      {revealed ? (
        <Button look='plain' icon='phone' onClick={() => dial(contact.phone)}>
          拨打
        </Button>
      ) : (
        <Button look='plain' icon='eye' onClick={() => setOpen(true)}>
          查看完整号码
        </Button>
      )}
      <Sheet open={open} title='查看完整号码' onClose={() => setOpen(false)}>
        <TextField label='用途' hint='会留下查看记录。' value={purpose} error={error} onChange={setPurpose} placeholder='比如：电话核实情况' />
        <View className='case-reveal'>
          <Button look='primary' onClick={() => void reveal()}>
            查看
          </Button>
        </View>
      </Sheet>
    </>
  )
}
