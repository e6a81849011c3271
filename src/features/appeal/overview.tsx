import { View } from '@tarojs/components'
import type { AppealPage } from 'server/contract'
import { RATING_WORDS } from 'domain/appeal/kinds'

import { dayWords } from '@/features/days'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { Thumbnails } from '@/ui/photos'
import { Section } from '@/ui/section'
import { Tag } from '@/ui/tag'

import { photosOf } from './photos'
import { Refused } from './refused'
import { Measure, Plan } from './plan'
import { SignOff } from './sign-off'
import { Hidden, Way } from './way'
import { STATUS_TONES, deadline } from './words'
import './overview.scss'

type Shown = Omit<AppealPage, 'offers' | 'suggestions' | 'contact'>

/** An appeal as the one who filed it reads it: how it stands, the answer, the way so far and to come. */
export function Overview({ page }: { page: Shown }) {
  const next = page.future[0]
  return (
    <>
      <Card>
        <View className='overview__tags'>
          {page.urgent && <Tag tone='red'>紧急</Tag>}
          <Tag tone={STATUS_TONES[page.status]}>{page.statusWords}</Tag>
        </View>
        {next && (
          <View className='overview__promise' ariaRole='heading'>
            接下来：{next.words}
          </View>
        )}
        {next && !page.answer && (
          <View className='overview__by'>
            {next.by && `${dayWords(next.by)}前；`}最晚{dayWords(page.promisedOn, page.submittedOn)}答复您{page.provisional ? '（节假日安排未公布，日期暂定）' : ''}
          </View>
        )}
        {page.paused && (
          <Callout tone='amber' title={page.paused.asked ? `${page.paused.words}，请在${dayWords(page.paused.until)}前回复` : page.paused.words}>{page.paused.asked ? '等您回复期间，办理期限暂停计算。' : `办理期限暂停计算，最晚到${dayWords(page.paused.until)}。`}</Callout>
        )}
        {page.reviewOn && <Callout tone='grey'>{`${dayWords(page.reviewOn)}再复查一次`}</Callout>}
      </Card>

      <Refused page={page} />

      {page.answer && (
        <Card title='给您的答复' tone='green'>
          <View className='overview__text'>{page.answer}</View>
          {page.rating && <View className='overview__by'>您的评价：{RATING_WORDS[page.rating]}</View>}
        </Card>
      )}

      {page.measure && (
        <Card title='您的建议被采纳了'>
          <Measure measure={page.measure} />
        </Card>
      )}
      {page.plan && (
        <Card title='打算怎么办'>
          <Plan plan={page.plan} />
        </Card>
      )}

      <Section title='办理经过'>
        <Card>
          <Way page={page} />
        </Card>
      </Section>

      <Section title='您反映的事'>
        <Card>
          <View className='overview__text'>{page.text ?? page.excerpt}</View>
          <Thumbnails sources={photosOf(page)} />
          <Hidden files={page.attachments} />
        </Card>
        <Card>
          <Facts
            facts={[
              ['诉求编码', page.code],
              ['地点', [page.township, page.village, page.spot].filter(Boolean).join(' ')],
              ['提交', `${dayWords(page.submittedOn)}，${page.channelWords}`],
              ['负责单位', page.lead],
              ['办理人', page.handler],
              ['记录校验码', page.head.slice(0, 12)],
            ]}
          />
        </Card>
      </Section>

      {page.signatures.some(({ at }) => at) && (
        <Section title='四方会签'>
          <Card>
            <SignOff signatures={page.signatures} supervision={page.supervision} />
          </Card>
        </Section>
      )}
    </>
  )
}

/** Days left as a tag, where one works by deadline. */
export function DueTag({ page }: { page: Pick<AppealPage, 'daysLeft' | 'dueOn' | 'provisional' | 'status'> }) {
  const due = deadline(page)
  return due && <Tag tone={due.tone}>{due.words}</Tag>
}
