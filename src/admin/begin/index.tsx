import { useState } from 'react'
import Taro from '@tarojs/taro'

import { enter } from '@/features/session/me'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { Screen } from '@/ui/screen'

import { useSending } from '../parts/use-sending'

/** The first administrator of a district comes in by the secret that the deployment printed. */
export default function BeginPage() {
  const [secret, setSecret] = useState('')
  const [name, setName] = useState('')
  const { busy, errors, problem, refuse, send } = useSending()
  const begin = async () => {
    if (refuse({ ...(secret.trim() ? {} : { secret: '请输入部署时显示的口令' }), ...(name.trim() ? {} : { name: '请写您的姓名' }) })) return
    if (!(await send('begin', { secret: secret.trim(), name: name.trim() }))) return
    await enter()
    void Taro.redirectTo({ url: '/admin/hub/index' })
  }
  return (
    <Screen
      heading='启用本区'
      lead='部署完成时显示了一个口令，只能用一次。用它成为首位系统管理员，再邀请其他人。'
      foot={
        <FootBar problem={problem}>
          <Button look='primary' busy={busy} onClick={() => void begin()}>
            成为首位管理员
          </Button>
        </FootBar>
      }
    >
      <Card>
        <TextField label='部署口令' value={secret} maxLength={100} error={errors.secret} onChange={setSecret} />
        <TextField label='您的姓名' value={name} maxLength={20} error={errors.name} onChange={setName} />
      </Card>
    </Screen>
  )
}
