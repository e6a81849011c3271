import { useState } from 'react'
import Taro from '@tarojs/taro'
import type { AppealPage, Attachment } from 'server/contract'

import { call } from '@/api/call'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Stack } from '@/ui/stack'
import { toast } from '@/ui/toast'

type Held = Attachment & { held: NonNullable<Attachment['held']> }

/** Photos that content safety holds back, each with why; who may looks at one on purpose and says whether it is fine. */
export function CasePhotos({ page, onChanged }: { page: AppealPage; onChanged: () => void }) {
  const all = [...page.attachments, ...page.timeline.flatMap(({ attachments }) => attachments)]
  const held = all.filter((one): one is Held => one.held !== undefined)
  return (
    <>
      {held.map((photo) => (
        <HeldPhoto key={photo.id} code={page.code} photo={photo} onChanged={onChanged} />
      ))}
    </>
  )
}

function HeldPhoto({ code, photo: { id, held }, onChanged }: { code: string; photo: Held; onChanged: () => void }) {
  const [busy, setBusy] = useState(false)
  const judge = async (fine: boolean) => {
    setBusy(true)
    const answer = await call('casework', 'judgePhoto', { code, photo: id, fine })
    setBusy(false)
    if (!answer.ok) return toast(answer.problem.message)
    toast(fine ? '照片已恢复显示' : '照片已隐藏')
    onChanged()
  }
  const { url } = held
  return (
    <Callout tone='amber' title={held.words}>
      {url && held.may.length > 0 && (
        <Stack>
          <Button look='plain' icon='eye' onClick={() => void Taro.previewImage({ current: url, urls: [url] })}>
            看这张照片
          </Button>
          {held.may.includes('clear') && (
            <Button icon='check' busy={busy} onClick={() => void judge(true)}>
              看过了，没有问题
            </Button>
          )}
          {held.may.includes('bar') && (
            <Button busy={busy} onClick={() => void judge(false)}>
              看过了，隐藏它
            </Button>
          )}
        </Stack>
      )}
    </Callout>
  )
}
