import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { InvitedView } from 'server/contract'
import { dayOf, dayWords } from 'domain/calendar/day'

import { ask } from '@/api/call'
import { go } from '@/features/go'
import { account, enter } from '@/features/session/me'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { Screen } from '@/ui/screen'
import { toast } from '@/ui/toast'

import { useSending } from '../parts/use-sending'
import { postWords } from '../words'

/** What somebody is invited to, by a code or by their verified number, and the yes to it. */
export default function AcceptPage() {
  const { code: given = '' } = useRouter().params
  const [code, setCode] = useState(given)
  const [found, setFound] = useState<{ invitations: InvitedView[]; verified: boolean }>()
  const [error, setError] = useState<string>()
  const [accepted, setAccepted] = useState<InvitedView>()
  const { busy, errors, problem, send } = useSending()
  const typed = code.replace(/\s/g, '')

  const look = async (by: string) => {
    const answer = await ask('admin', 'invited', by ? { code: by } : {})
    setError(answer.ok ? undefined : (answer.problem.fields?.code ?? (answer.problem.code === 'OFFLINE' ? '现在没有网络，联网后再点“查看邀请”。' : answer.problem.message)))
    if (answer.ok) setFound(answer.value)
  }
  useEffect(() => void look(given), [given])

  const verify = async (phoneCode: string | undefined) => {
    if (!phoneCode) return toast('没有验证，您可以稍后再来')
    const answer = await account.verifyPhone(phoneCode)
    if (!answer.ok) return toast(answer.problem.message)
    await look(typed)
  }
  const accept = async (one: InvitedView) => {
    const done = await send('acceptInvitation', { id: one.id, ...(typed ? { code: typed } : {}) })
    if (!done) return
    setAccepted({ ...one, posts: done.posts })
    await enter()
  }

  if (accepted) {
    return (
      <Screen
        heading='已到岗'
        foot={
          <FootBar>
            <Button look='primary' onClick={go.desk}>
              进入工作台
            </Button>
          </FootBar>
        }
      >
        <Callout tone='green' title={accepted.posts.map(postWords).join('；')}>
          以后从“我的”进入工作台。有任务时会发微信消息给您。
        </Callout>
      </Screen>
    )
  }
  return (
    <Screen heading='岗位邀请' lead='接受以后，您用现在这个微信办理这个岗位的工作。'>
      {(found?.invitations ?? []).map((one) => (
        <Card key={one.id} title={one.name ? `${one.name}，您好` : '有一份邀请给您'}>
          <Facts facts={[['岗位', one.posts.map(postWords).join('；')], ['有效期', `${dayWords(dayOf(one.expiresAt))}前`]]} />
          {(errors.code ?? problem) && <Callout tone='red'>{errors.code ?? problem}</Callout>}
          {one.phoneNeeded ? (
            <>
              <Callout tone='amber'>{found?.verified ? '您验证的手机号与邀请的不一致，请换成工作用的手机号，或联系管理员。' : '这份邀请限定了手机号，请先验证手机号。'}</Callout>
              <Button look='primary' openType='getPhoneNumber' onPhone={(phone) => void verify(phone)}>
                验证手机号
              </Button>
            </>
          ) : (
            <Button look='primary' busy={busy} onClick={() => void accept(one)}>
              接受邀请
            </Button>
          )}
        </Card>
      ))}
      {found?.invitations.length === 0 && <Callout tone='grey'>{found.verified ? '您验证的手机号没有收到邀请。请输入管理员给您的邀请码。' : '请输入管理员给您的邀请码；也可以验证手机号，看有没有给您的邀请。'}</Callout>}
      <Card>
        <TextField label='邀请码' value={code} maxLength={14} error={error} onChange={setCode} hint='10位字母和数字，不分大小写' />
        <Button onClick={() => void look(typed)} disabled={typed === ''}>
          查看邀请
        </Button>
        {found && !found.verified && (
          <Button look='plain' openType='getPhoneNumber' onPhone={(phone) => void verify(phone)}>
            没有邀请码，验证手机号看看
          </Button>
        )}
      </Card>
    </Screen>
  )
}
