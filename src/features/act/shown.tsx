import type { ComponentType } from 'react'
import { View } from '@tarojs/components'
import type { AppealPage } from 'server/contract'

import { photosOf } from '@/features/appeal/photos'
import { Card } from '@/ui/card'
import { Thumbnails } from '@/ui/photos'

import { SHOWN, type Shown } from './fields'

/** What stands above a form, by its name. */
export type Parts = Partial<Record<Shown, ComponentType<{ page: AppealPage }>>>

interface Props {
  parts: readonly Shown[]
  page: AppealPage
  /** Parts that only some pages have. */
  own?: Parts
}

/** What one decides about or signs, above the form. */
export function ShownParts({ parts, page, own }: Props) {
  const known: Parts = { ...COMMON, ...own }
  return (
    <>
      {SHOWN.filter((part) => parts.includes(part)).map((part) => {
        const Part = known[part]
        return Part && <Part key={part} page={page} />
      })}
    </>
  )
}

const COMMON: Parts = {
  words: ({ page }) => (
    <Card title='诉求原文' aside={page.township + page.village}>
      <View>{page.text ?? page.excerpt}</View>
      <Thumbnails sources={photosOf(page)} />
    </Card>
  ),
  answer: ({ page }) => (page.answer ? <Card title='答复'>{page.answer}</Card> : null),
}
