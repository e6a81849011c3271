import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { OUTING_KINDS, wrongWithOuting } from 'domain/outreach/outings'

import { useQuery } from '@/api/cache'
import { findDraft, saveDraft, dropDraft } from '@/features/draft/drafts'
import { findVillage } from '@/features/place/names'
import { MeAwaited } from '@/features/session/me-awaited'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field, TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { Screen } from '@/ui/screen'
import { footProblem, showWrong, wrongBut } from '@/ui/wrong'

import { outreach } from '../go'
import { beginOuting, changeOuting, keptOutings, serverId, type Begun, type Kept } from '../kept/outing'
import { sendOutings } from '../kept/send'
import { CompanyField } from '../parts/company-field'
import { useMine, type Mine } from '../parts/mine'
import { MomentField } from '../parts/moment-field'
import { Refused } from '../parts/refused'
import { VillageField } from '../parts/village-field'
import { inFields } from '../said/said'
import { OUTINGS } from '../words'

const SHELF = 'begin-outing'
const ONLY = 'current'
const KINDS = OUTING_KINDS.map((value) => ({ value, ...OUTINGS[value] }))

/** A form that is begun; what is not chosen yet is proposed. */
type Part = Omit<Begun, 'village' | 'from'> & Partial<Pick<Begun, 'village' | 'from'>>
const BLANK: Part = { kind: 'visit', spot: '', with: [], company: '' }

/** Begins an outing: one tap where the village is one's own and the time is now. Nothing here needs a network. */
export default function BeginPage() {
  const { params } = useRouter()
  const mine = useMine()
  if (!mine.me) return <MeAwaited cards={2} />
  return <BeginForm mine={mine} kept={params.outing ? keptOutings(mine.me.person).find(({ id }) => id === params.outing) : undefined} />
}

function BeginForm({ mine: { me, places, only }, kept }: { mine: Mine; kept: Kept | undefined }) {
  const [part, setPart] = useState<Part>(() => kept?.content.begun ?? findDraft<Part>(SHELF, ONLY)?.content ?? BLANK)
  const refused = kept?.content.state.is === 'refused' ? kept.content.state.problem : null
  const [errors, setErrors] = useState<Record<string, string>>(() => inFields(refused?.fields))
  const [now] = useState(() => Date.now())
  const village = part.village ?? only
  // A grid worker's own grid, where it is one of that village.
  const own = me?.posts.find(({ unit, grids: ones }) => unit === village && ones.length === 1)?.grids[0]
  const begun = { ...part, village, grid: 'grid' in part ? part.grid : own, from: part.from ?? now }
  const colleagues = useQuery('casework', 'colleagues', begun.village ? { village: begun.village } : null)
  const grids = (places && findVillage(places, begun.village)?.village.grids) ?? []

  const set = (next: Partial<Part>) => {
    setPart((before) => {
      const after = { ...before, ...next }
      if (!kept) saveDraft(SHELF, after, ONLY)
      return after
    })
    setErrors((before) => wrongBut(before, next))
  }
  const begin = () => {
    const wrong = { ...(!begun.village && { village: '请选村（社区）' }), ...(me ? wrongWithOuting(begun.kind, { from: begun.from, with: begun.with.map(({ id }) => id) }, me.person, Date.now()) : {}) }
    setErrors(wrong)
    showWrong(wrong)
    if (!me || !begun.village || Object.keys(wrong).length) return
    const whole: Begun = { ...begun, village: begun.village }
    if (kept) changeOuting(kept.id, (one) => ({ ...one, begun: whole, state: { is: 'waiting' } }))
    const id = kept?.id ?? beginOuting(me.person, whole)
    dropDraft(SHELF, ONLY)
    void sendOutings(me.person)
    outreach.begun(serverId(me.person, id))
  }

  return (
    <Screen
      foot={
        <FootBar problem={footProblem(null, errors)}>
          <Button look='primary' onClick={begin}>
            {kept ? '改好了，再发' : '开始'}
          </Button>
        </FootBar>
      }
    >
      {refused && <Refused problem={{ message: refused.message }} />}
      <Card>
        <Field label='怎么去的' error={errors.kind}>
          <Choice label='怎么去的' options={KINDS} value={begun.kind} onChange={(kind) => set({ kind })} />
        </Field>
        <VillageField places={places} value={begun.village} error={errors.village} onChange={(village) => set({ village, grid: undefined, with: [] })} />
        {grids.length > 0 && (
          <Field label='网格' optional>
            <Choice label='网格' options={grids.map(({ id, name }) => ({ value: id, words: name }))} value={begun.grid} onChange={(grid) => set({ grid: grid === begun.grid ? undefined : grid })} row />
          </Field>
        )}
        <TextField label='具体位置' optional value={begun.spot} placeholder='比如：三组院坝' error={errors.spot} onChange={(spot) => set({ spot })} />
        <MomentField label='什么时候开始的' value={begun.from} error={errors.from} onChange={(from) => set({ from })} />
      </Card>
      <Card title='和谁一起去的'>
        <CompanyField label='同去的同事' people={colleagues.value} value={begun.with} error={errors.with} onChange={(people) => set({ with: people })} />
        <TextField label='还有谁' optional value={begun.company} placeholder='比如：驻村队员、组长' error={errors.company} onChange={(company) => set({ company })} />
      </Card>
    </Screen>
  )
}
