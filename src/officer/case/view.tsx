import { View } from '@tarojs/components'
import type { AppealPage } from 'server/contract'
import { KIND_WORDS } from 'domain/appeal/kinds'

import { DueTag } from '@/features/appeal/overview'
import { Orders } from '@/features/appeal/orders'
import { photosOf } from '@/features/appeal/photos'
import { Measure, Plan } from '@/features/appeal/plan'
import { SignOff } from '@/features/appeal/sign-off'
import { Way } from '@/features/appeal/way'
import { STATUS_TONES } from '@/features/appeal/words'
import { dayWords } from '@/features/days'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { Thumbnails } from '@/ui/photos'
import { Section } from '@/ui/section'
import { Tag } from '@/ui/tag'
import { Discontent } from '../discontent'
import { Petitioner } from '../petitioner'
import { CaseDuplicates } from './duplicates'
import { CaseExport } from './export'
import { CaseNeighbours } from './neighbours'
import { CaseTopic } from './topic'
import { CasePhotos } from './photos'
import { CasePassUp } from './pass-up'
import { CaseRecord } from './record'
import { CaseRepeats } from './repeats'
import './view.scss'

/** An appeal as a cadre reads it: deadline and words first, then who, the way, the signatures. */
export function CaseView({ page, onChanged }: { page: AppealPage; onChanged: () => void }) {
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
        <Thumbnails sources={photosOf(page)} />
        {page.paused && <Callout tone='amber' title={page.paused.words}>{`计时暂停，最晚到${dayWords(page.paused.until)}`}</Callout>}
      </Card>
      <CasePhotos page={page} onChanged={onChanged} />
      <Discontent page={page} />
      <CasePassUp page={page} />
      <CaseDuplicates page={page} />
      <CaseRepeats page={page} onChanged={onChanged} />
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
      <Orders orders={page.orders} />
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
      <CaseTopic code={page.code} />
      {page.answer && <Card title='答复'>{page.answer}</Card>}
      {page.statement && <Card title='办理过程说明'>{page.statement}</Card>}
      <Section title='办理经过'>
        <Card>
          <Way page={page} />
        </Card>
      </Section>
      <Section title='四方会签'>
        <Card>
          <SignOff signatures={page.signatures} supervision={page.supervision} />
        </Card>
      </Section>
      <CaseNeighbours code={page.code} />
      <Section title='记录'>
        <CaseRecord code={page.code} head={page.head} />
      </Section>
      <Section title='打印、导出'>
        <CaseExport code={page.code} />
      </Section>
    </>
  )
}
