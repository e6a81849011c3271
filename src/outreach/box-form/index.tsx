import { useRef, useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import type { LetterBoxView } from 'server/contract'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { randomId } from '@/api/random'
import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { toast } from '@/ui/toast'
import { Toggle } from '@/ui/toggle'
import { footProblem, showWrong, wrongBut } from '@/ui/wrong'

import { useMine } from '../parts/mine'
import { PersonField } from '../parts/person-field'
import { VillageField } from '../parts/village-field'
import { inFields } from '../said/said'

const SHELF = 'letter-box'
const NEW = 'new'

interface Written {
  name: string
  village?: string
  spot: string
  keeper?: string
  inUse: boolean
}

/** Registers a letter box, or changes one: its place when it is moved, its keeper, whether it hangs still. */
export default function BoxFormPage() {
  const { params } = useRouter()
  const query = useQuery('casework', 'openings', params.box ? { box: params.box } : null)
  if (!params.box) return <BoxForm before={null} />
  return query.value ? <BoxForm before={query.value.box} /> : <Screen><Loaded query={query}>{() => null}</Loaded></Screen>
}

function BoxForm({ before }: { before: LetterBoxView | null }) {
  const { me, places, only } = useMine()
  const key = before?.id ?? NEW
  const start: Written = before ? { name: before.name, village: before.village, spot: before.spot, keeper: before.keeper, inUse: before.inUse } : { name: '', spot: '', inUse: true }
  const begun = useRef(findDraft<{ id: string; written: Written }>(SHELF, key)?.content ?? { id: before?.id ?? randomId(), written: start })
  const [written, setWritten] = useState(begun.current.written)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const village = written.village ?? only
  const colleagues = useQuery('casework', 'colleagues', village ? { village } : null)
  const keepers = colleagues.value && [...(me ? [{ id: me.person, name: me.name ?? '', words: '我自己' }] : []), ...colleagues.value]

  const set = (part: Partial<Written>) => {
    begun.current = { ...begun.current, written: { ...begun.current.written, ...part } }
    saveDraft(SHELF, begun.current, key)
    setWritten(begun.current.written)
    setErrors((old) => wrongBut(old, part))
  }
  const save = async () => {
    const wrong = {
      ...(!written.name.trim() && { name: '请起个名字，比如：村口信箱' }),
      ...(!village && { village: '请选村（社区）' }),
      ...(!written.keeper && { keeper: '请选保管钥匙的人' }),
    }
    setErrors(wrong)
    showWrong(wrong)
    if (!village || !written.keeper || Object.keys(wrong).length) return
    setBusy(true)
    setProblem(null)
    const spot = written.spot.trim()
    const answer = await call('casework', 'saveBox', { id: begun.current.id, name: written.name.trim(), place: { village, ...(spot && { spot }) }, keeper: written.keeper, inUse: written.inUse })
    setBusy(false)
    if (answer.ok) {
      dropDraft(SHELF, key)
      toast('登记好了')
      return void Taro.navigateBack()
    }
    setErrors(inFields(answer.problem.fields))
    setProblem(answer.problem)
  }

  return (
    <Screen
      foot={
        <FootBar problem={footProblem(problem, errors)}>
          <Button look='primary' busy={busy} onClick={() => void save()}>
            {before ? '保存' : '登记'}
          </Button>
        </FootBar>
      }
    >
      <Card>
        <TextField label='名称' value={written.name} maxLength={30} placeholder='比如：村口信箱' error={errors.name} onChange={(name) => set({ name })} />
        <VillageField places={places} value={village} error={errors.village} onChange={(next) => set({ village: next, keeper: undefined })} />
        <TextField label='挂在哪里' optional value={written.spot} placeholder='比如：小卖部门口' error={errors.spot} onChange={(spot) => set({ spot })} />
        <PersonField label='谁保管钥匙' people={keepers} value={written.keeper} error={errors.keeper} onChange={(keeper) => set({ keeper })} />
        {before && <Toggle label='还挂着，继续用' note='撤下的留着记录，不再提醒开箱' value={written.inUse} onChange={(inUse) => set({ inUse })} />}
      </Card>
    </Screen>
  )
}
