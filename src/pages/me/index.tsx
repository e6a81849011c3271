import { useState } from 'react'
import { View } from '@tarojs/components'

import { dial, go } from '@/features/go'
import { account, enter, useMe, useMeProblem } from '@/features/session/me'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Sheet } from '@/ui/sheet'
import { Skeleton } from '@/ui/skeleton'
import { UnreadState } from '@/ui/states'
import { toast } from '@/ui/toast'
import './index.scss'

/** Who I am here, and everything that is not an appeal. */
export default function MePage() {
  const me = useMe()
  const problem = useMeProblem()
  const [naming, setNaming] = useState(false)
  const verify = async (code: string | undefined) => {
    if (!code) return toast('没有验证，您可以稍后再来')
    const answer = await account.verifyPhone(code)
    toast(answer.ok ? '手机号已验证' : answer.problem.message)
  }
  if (!me) {
    return (
      <Screen>
        {problem ? <UnreadState problem={problem} onRetry={() => void enter()} /> : <Skeleton cards={2} />}
      </Screen>
    )
  }

  return (
    <Screen over={<NameSheet open={naming} name={me.name ?? ''} onClose={() => setNaming(false)} />}>
      <Card>
        <View className='me-name'>{me.name ?? '您好'}</View>
        <View className='me-phone'>{me.phoneVerified ? `手机号 ${me.phone}（已验证）` : '验证手机号后，提交诉求不用再填联系方式'}</View>
        <View className='me-actions'>
          <Button onClick={() => setNaming(true)}>{me.name ? '改姓名' : '填姓名'}</Button>
          <Button openType='getPhoneNumber' onPhone={(code) => void verify(code)}>
            {me.phoneVerified ? '换手机号' : '验证手机号'}
          </Button>
        </View>
      </Card>

      {me.posts.length > 0 && (
        <Section title='我的岗位'>
          <Rows>
            {me.posts.map((post) => (
              <Row key={post.unit + post.role} icon='user' title={post.unitName} note={post.roleWords} />
            ))}
          </Rows>
          <View className='me-desk'>
            <Button look='primary' onClick={go.desk}>
              进入工作台
            </Button>
          </View>
        </Section>
      )}

      <Section title='常用'>
        <Rows>
          <Row icon='bell' title='消息' onClick={go.messages} />
          <Row icon='user' title='请人帮办' onClick={go.errands} />
          <Row icon='search' title='凭编码查进展' onClick={go.lookup} />
          <Row icon='settings' title='字体大小、通知和隐私' onClick={go.settings} />
          <Row icon='message' title='对本程序的意见' note='哪里不好用，告诉我们' onClick={go.feedback} />
          <Row icon='lock' title='我有邀请码' note='单位请您担任岗位' onClick={go.invited} />
          <Row icon='phone' title='打电话' note={me.hotline} onClick={() => dial(me.hotline)} />
        </Rows>
      </Section>
    </Screen>
  )
}

function NameSheet({ open, name, onClose }: { open: boolean; name: string; onClose: () => void }) {
  const [value, setValue] = useState(name)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    if (!value.trim()) return setError('请写您的姓名')
    setBusy(true)
    const answer = await account.setName(value.trim())
    setBusy(false)
    if (!answer.ok) return setError(answer.problem.fields?.name ?? answer.problem.message)
    onClose()
  }
  return (
    <Sheet open={open} title='您的姓名' onClose={onClose}>
      <TextField label='姓名' hint='只有办理您诉求的工作人员能看到。' value={value} maxLength={20} error={error} onChange={setValue} />
      <View className='me-desk'>
        <Button look='primary' busy={busy} onClick={() => void save()}>
          保存
        </Button>
      </View>
    </Sheet>
  )
}
