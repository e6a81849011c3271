import type { ComponentType } from 'react'
import { View } from '@tarojs/components'
import type { AppealPage } from 'server/contract'
import type { Action } from 'domain/appeal/payloads'

import { Measure } from '@/features/appeal/plan'
import { Orders } from '@/features/appeal/orders'
import { SignOff } from '@/features/appeal/sign-off'
import { Card } from '@/ui/card'
import { Thumbnails } from '@/ui/photos'

import type { Shown } from './fields'
import './shown.scss'

/** Parts that only some pages can draw. */
export type Parts = Partial<Record<Shown, ComponentType<{ page: AppealPage }>>>

interface Props {
  parts: readonly Shown[]
  page: AppealPage
  own?: Parts
}

/** What one decides about or signs, above the form. */
export function ShownParts({ parts, page, own = {} }: Props) {
  const words = parts.indexOf('words') + 1
  return (
    <>
      <OwnParts parts={parts.slice(0, words)} page={page} own={own} />
      {parts.includes('words') && (
        <Card title='诉求原文' aside={page.township + page.village}>
          <View>{page.text ?? page.excerpt}</View>
          <Thumbnails sources={page.attachments.flatMap(({ url, kind }) => (kind === 'photo' && url ? [url] : []))} />
        </Card>
      )}
      {parts.includes('opinions') && <Opinions page={page} />}
      <OwnParts parts={parts.slice(words)} page={page} own={own} />
      {parts.includes('answer') && page.answer && <Card title='答复'>{page.answer}</Card>}
      {parts.includes('statement') && page.statement && <Card title='办理过程说明'>{page.statement}</Card>}
      {parts.includes('orders') && <Orders orders={page.orders.filter(({ answered }) => !answered)} />}
      {parts.includes('measure') && page.measure && (
        <Card title='采纳后的措施'>
          <Measure measure={page.measure} />
        </Card>
      )}
      {parts.includes('signOff') && (
        <Card title='四方会签'>
          <SignOff signatures={page.signatures} supervision={page.supervision} />
        </Card>
      )}
    </>
  )
}

/** Those that this page draws itself: before or after the words, as the form names them. */
function OwnParts({ parts, page, own }: Required<Props>) {
  return (
    <>
      {parts.map((part) => {
        const Own = own[part]
        return Own && <Own key={part} page={page} />
      })}
    </>
  )
}

/** The steps whose words are an opinion on the appeal. */
const OPINIONS: readonly Action[] = ['screenValid', 'keep', 'screenInvalid', 'passUp', 'reviewValid', 'reviewBeside', 'reviewUnreasonable', 'contest', 'uphold', 'overturn', 'return']

/** What each that looked at it before found, in their order, and what was said against it. */
function Opinions({ page }: { page: AppealPage }) {
  const given = page.timeline.filter(({ action }) => OPINIONS.includes(action))
  if (given.length === 0) return null
  return (
    <Card title='此前的意见'>
      {given.map(({ seq, sentence, texts }) => (
        <View key={seq} className='opinion'>
          <View className='opinion__who'>{sentence}</View>
          {texts.map(([label, words]) => (
            <View key={label}>{`${label}：${words}`}</View>
          ))}
        </View>
      ))}
    </Card>
  )
}
