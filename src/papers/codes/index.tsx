import { useMemo, useState } from 'react'
import { usePages } from '@/api/pages'
import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { findVillage, placeWords } from '@/features/place/names'
import { PlacePicker } from '@/features/place/place-picker'
import { villagesOf } from '@/outreach/parts/mine'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Choice } from '@/ui/choice'
import { Field, TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { ListEnd } from '@/ui/list-end'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Sheet } from '@/ui/sheet'
import { Skeleton } from '@/ui/skeleton'
import { Stack } from '@/ui/stack'
import { EmptyState, ErrorState } from '@/ui/states'
import { Tag } from '@/ui/tag'
import { toast } from '@/ui/toast'
import type { ScanCodeView } from 'server/contract'

import { papers } from '../go'
import { useMine } from '../mine'

/** The codes of my places: made, printed, taken down. */
export default function CodesPage() {
  const list = usePages('casework', 'codes', useMemo(() => ({}), []))
  const [making, setMaking] = useState(false)
  const [chosen, setChosen] = useState<ScanCodeView | null>(null)
  const made = (code: ScanCodeView) => {
    setMaking(false)
    setChosen(code)
    void list.refresh()
  }
  return (
    <Screen
      lead='张贴在人常去的地方。扫了码，地方就填好了，说事就行。'
      foot={
        <FootBar>
          <Button look='primary' icon='add' onClick={() => setMaking(true)}>
            做一个码
          </Button>
        </FootBar>
      }
      over={
        <>
          <Sheet open={making} title='做一个码' onClose={() => setMaking(false)}>
            <Make onMade={made} />
          </Sheet>
          <Sheet open={chosen !== null} title={chosen?.place ?? ''} onClose={() => setChosen(null)}>
            {chosen && <Chosen code={chosen} onChanged={() => void list.refresh().then(() => setChosen(null))} />}
          </Sheet>
        </>
      }
    >
      {list.items === null && (list.problem ? <ErrorState note={list.problem.message} onRetry={() => void list.refresh()} /> : <Skeleton />)}
      {list.items?.length === 0 && <EmptyState icon='place' title='还没有码' note='可以给全村、一个网格，或集市、车站这样的地方各做一个。' />}
      {list.items && list.items.length > 0 && (
        <>
          <Rows>
            {list.items.map((code) => (
              <Row key={code.scene} icon='place' title={code.place} aside={code.closed ? <Tag tone='grey'>已停用</Tag> : undefined} onClick={() => setChosen(code)} />
            ))}
          </Rows>
          <ListEnd {...list} />
        </>
      )}
    </Screen>
  )
}

const WHOLE = 'whole'

/** Where a code will hang: a village, a grid of it, a spot. */
function Make({ onMade }: { onMade: (code: ScanCodeView) => void }) {
  const { me, district } = useMine()
  const places = me && district && villagesOf(district, me.posts, ['intake', 'administration'])
  const villages = places?.townships.flatMap(({ villages: ones }) => ones) ?? []
  const [picked, setPicked] = useState<string>()
  const [grid, setGrid] = useState(WHOLE)
  const [spot, setSpot] = useState('')
  const [picking, setPicking] = useState(false)
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const village = picked ?? (villages.length === 1 ? villages[0]!.id : undefined)
  const place = district && findVillage(district, village)
  const grids = villages.find(({ id }) => id === village)?.grids ?? []

  const make = async () => {
    setWrong(village ? {} : { village: '请选村（社区）' })
    if (!village) return
    setBusy(true)
    setProblem(null)
    const answer = await call('casework', 'makeCode', { place: { village, ...(grid === WHOLE ? {} : { grid }), ...(spot.trim() ? { spot: spot.trim() } : {}) } })
    setBusy(false)
    if (answer.ok) return onMade(answer.value)
    setProblem(answer.problem)
  }
  if (picking && places) return <PlacePicker tree={places} open onClose={() => setPicking(false)} onPicked={(id) => (setPicked(id), setGrid(WHOLE))} />
  return (
    <>
      <Field label='村（社区）' error={wrong.village}>
        <Row icon='place' title={place ? placeWords(place) : '点这里选择'} onClick={villages.length === 1 ? undefined : () => setPicking(true)} />
      </Field>
      {grids.length > 0 && (
        <Field label='哪个网格'>
          <Choice label='哪个网格' options={[{ value: WHOLE, words: '全村（社区）' }, ...grids.map(({ id, name }) => ({ value: id, words: name }))]} value={grid} onChange={setGrid} row />
        </Field>
      )}
      <TextField label='具体位置' optional value={spot} maxLength={60} placeholder='比如：农贸市场、村口公交站' onChange={setSpot} />
      {problem && <Callout tone='red' title={problem.fields?.place ?? problem.message} />}
      <Stack>
        <Button look='primary' busy={busy} disabled={!district} onClick={() => void make()}>
          做好这个码
        </Button>
      </Stack>
    </>
  )
}

/** What one does with a code. */
function Chosen({ code, onChanged }: { code: ScanCodeView; onChanged: () => void }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const turn = async () => {
    setBusy(true)
    const answer = await call('casework', 'closeCode', { scene: code.scene, closed: !code.closed })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.problem)
    toast(code.closed ? '已恢复使用' : '已停用')
    onChanged()
  }
  return (
    <>
      {code.closed && (
        <Callout tone='grey' title='已停用'>
          扫这个码的人会看到“已停用”，请他自己选地方。
        </Callout>
      )}
      {problem && <Callout tone='red' title={problem.message} />}
      <Stack>
        {!code.closed && (
          <Button look='primary' icon='list' onClick={() => papers.print({ kind: 'place', words: code.place, url: code.url ?? '' })}>
            打印张贴
          </Button>
        )}
        <Button busy={busy} onClick={() => void turn()}>
          {code.closed ? '恢复使用' : '停用这个码'}
        </Button>
      </Stack>
    </>
  )
}
