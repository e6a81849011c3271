import Taro, { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { MATTERS, MATTER_IDS, type Matter } from 'domain/errands/matters'
import { isPhoneNumber } from 'domain/text/phone'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { lastPlace, rememberPlace } from '@/features/filing/last'
import { ResidentScreen } from '@/features/help/resident-screen'
import { findVillage, placeWords } from '@/features/place/names'
import { PlacePicker } from '@/features/place/place-picker'
import { useMe } from '@/features/session/me'
import { askToBeTold } from '@/features/subscribe/subscribe'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field, TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { Picked } from '@/ui/picked'
import { Screen } from '@/ui/screen'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'
import { footProblem, showWrong } from '@/ui/wrong'

interface Written {
  matter?: Matter
  village?: string
  text: string
  name: string
  phone: string
}

const MATTER_OPTIONS = MATTER_IDS.map((value) => ({ value, words: MATTERS[value] }))
const SHELF = 'errand'

/** What is to be handled, where, and whom to reach; asked by a resident, or written down at the door for one. What is written stays on the phone until it is sent. */
export default function AskErrandPage() {
  const door = useRouter().params['door'] === 'yes'
  const Page = door ? Screen : ResidentScreen
  const me = useMe()
  const known = !door && Boolean(me?.phoneVerified && me.name)
  const district = useQuery('account', 'district', {}).value
  const of = door ? 'door' : 'own'
  const [value, setValue] = useState<Written>(() => findDraft<Written>(SHELF, of)?.content ?? { village: door ? undefined : lastPlace()?.village, text: '', name: '', phone: '' })
  const latest = useRef(value)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [picking, setPicking] = useState(false)
  const [busy, setBusy] = useState(false)
  const set = (part: Partial<Written>) => {
    // From what was set last, not what was drawn last: two fields may be touched before the screen follows.
    const after = { ...latest.current, ...part }
    latest.current = after
    saveDraft(SHELF, after, of)
    setValue(after)
    setErrors({})
  }
  const place = district && findVillage(district, value.village)

  const refuse = (wrong: Record<string, string>) => {
    setErrors(wrong)
    showWrong(wrong)
  }
  const send = async () => {
    const missing = missingOf(value, { known, door })
    if (Object.keys(missing).length > 0) return refuse(missing)
    const { matter, village, text, name, phone } = { ...value, name: value.name.trim(), phone: value.phone.trim() }
    const what = { matter: matter!, village: village!, text }
    setBusy(true)
    if (!door) await askToBeTold()
    const answer = door ? await call('errands', 'record', { ...what, name, ...(phone && { phone }) }) : await call('errands', 'ask', { ...what, ...(!known && { contact: { name, phone } }) })
    setBusy(false)
    if (!answer.ok) return refuse(answer.problem.fields ?? { text: answer.problem.message })
    dropDraft(SHELF, of)
    toast(door ? '已登记，由您接办' : '已提出，专员接单后会通知您')
    void Taro.redirectTo({ url: `/errands/errand/index?id=${encodeURIComponent(answer.value.id)}` })
  }

  return (
    <Page
      heading={door ? '上门登记帮办' : '我要请人帮办'}
      lead={door ? '替群众登记，登记后由您接办。' : '两个工作日内会有服务专员接单。'}
      foot={
        <FootBar problem={footProblem(null, errors)}>
          <Button look='primary' busy={busy} onClick={() => void send()}>
            {door ? '登记并接办' : '提交'}
          </Button>
        </FootBar>
      }
      over={district && <PlacePicker tree={district} open={picking} onClose={() => setPicking(false)} onPicked={(village) => (door || rememberPlace(village), set({ village }))} />}
    >
      <Card>
        <Field label='要办什么事' error={errors['matter']}>
          <Choice label='要办什么事' row options={MATTER_OPTIONS} value={value.matter} onChange={(matter) => set({ matter })} />
        </Field>
        <TextArea label='说一说' hint='要办的事、方便的时间，几句话就行。' value={value.text} error={errors['text']} maxLength={500} onChange={(text) => set({ text })} />
        <Field label='在哪个村（社区）' error={errors['village'] ?? errors['place']}>
          <Picked label={`村（社区）：${place ? place.village.name : '还没有选'}，点按选择`} words={place ? placeWords(place) : '点这里选村（社区）'} chosen={Boolean(place)} onClick={() => setPicking(true)} />
        </Field>
        {known ? (
          <Field label='联系电话' hint={`专员会打您验证过的手机号 ${me?.phone ?? ''}`} />
        ) : (
          <>
            <TextField label={door ? '替谁办' : '怎么称呼您'} value={value.name} error={errors['name'] ?? errors['contact.name']} maxLength={20} onChange={(name) => set({ name })} />
            <TextField label='电话' optional={door} keyboard='number' value={value.phone} error={errors['phone'] ?? errors['contact.phone']} maxLength={20} onChange={(phone) => set({ phone })} />
          </>
        )}
      </Card>
    </Page>
  )
}

/** What is still missing, beside its field. */
function missingOf({ matter, village, text, name, phone }: Written, { known, door }: { known: boolean; door: boolean }): Record<string, string> {
  return {
    ...(!matter && { matter: '请选要办什么事' }),
    ...(text.trim().length < 4 && { text: '请写一下要办的事，几句话就行' }),
    ...(!village && { village: '请选在哪个村（社区）' }),
    ...(!known && !name.trim() && { name: door ? '请写替谁办' : '请写怎么称呼您' }),
    ...(!known && (!door || phone.trim()) && !isPhoneNumber(phone.trim()) && { phone: '电话号码好像不对，请再看看' }),
  }
}
