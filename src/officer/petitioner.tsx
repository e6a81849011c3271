import { useState } from 'react'
import { View } from '@tarojs/components'
import type { AppealPage } from 'server/contract'

import { call } from '@/api/call'
import { dial } from '@/features/go'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
import './petitioner.scss'

/** Name and phone, masked until they are asked for with a purpose that is kept on record. */
export function Petitioner({ page, purpose: given = '' }: { page: AppealPage; purpose?: string }) {
  const [contact, setContact] = useState(page.contact)
  const [revealed, setRevealed] = useState(false)
  const [open, setOpen] = useState(false)
  const [purpose, setPurpose] = useState(given)
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
    <View className='petitioner'>
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
        <View className='petitioner-reveal'>
          <Button look='primary' onClick={() => void reveal()}>
            查看
          </Button>
        </View>
      </Sheet>
    </View>
  )
}

/** Whom to call, above a form that is filled in while calling. */
export function PetitionerCard({ page }: { page: AppealPage }) {
  return (
    <Card title='诉求人'>
      <Petitioner page={page} purpose='电话联系诉求人' />
    </Card>
  )
}
