import { View } from '@tarojs/components'
import type { AppealPage } from 'server/contract'

import { SignOff } from '@/features/appeal/sign-off'
import { Card } from '@/ui/card'
import { Thumbnails } from '@/ui/photos'

import type { Shown } from './fields'

/** What one decides about or signs, above the form. */
export function ShownParts({ parts, page }: { parts: readonly Shown[]; page: AppealPage }) {
  return (
    <>
      {parts.includes('words') && (
        <Card title='诉求原文' aside={page.township + page.village}>
          <View>{page.text ?? page.excerpt}</View>
          <Thumbnails sources={page.attachments.flatMap(({ url, kind }) => (kind === 'photo' && url ? [url] : []))} />
        </Card>
      )}
      {parts.includes('answer') && page.answer && <Card title='答复'>{page.answer}</Card>}
      {parts.includes('statement') && page.statement && <Card title='办理过程说明'>{page.statement}</Card>}
      {parts.includes('signOff') && (
        <Card title='四方会签'>
          <SignOff signatures={page.signatures} />
        </Card>
      )}
    </>
  )
}
