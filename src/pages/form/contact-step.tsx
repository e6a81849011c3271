import { useMe } from '@/features/session/me'
import { lastContact } from '@/features/filing/last'
import type { Filing } from '@/features/filing/use-filing'
import { AccusedFields } from '@/features/accused/accused-fields'
import type { DistrictTree } from 'server/contract'

import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Field, TextField } from '@/ui/field'
import { Toggle } from '@/ui/toggle'


const HINTS = { about: '如果是，我们会避开他们，交给上一级办。', accused: '可以选几个；说不准可以不选。' }

/** Who sees the name, said by what was chosen. */
const SEEN_BY = {
  named: '您的姓名和电话，只有负责核实、办理和回访的工作人员能看到；公开结果时不会出现。',
  accused: '被反映的单位看不到这件诉求，更看不到您的姓名；由上一级直接受理。',
  anonymous: '没有人会看到您是谁。请记好编码和口令，凭它们查进展。没有联系方式，有的事可能核实不了。',
}

/** Whom it is about, and how to reach the one who tells. */
export function ContactStep({ filing, district }: { filing: Filing; district: DistrictTree | null }) {
  const { draft, set, errors, known } = filing
  const me = useMe()
  const last = lastContact()
  const seenBy = draft.anonymous ? SEEN_BY.anonymous : draft.aboutCadre === 'yes' ? SEEN_BY.accused : SEEN_BY.named

  return (
    <>
      <Card>
        <AccusedFields value={draft} set={set} village={draft.village} district={district} error={errors.aboutCadre} hints={HINTS} />
      </Card>
      <Card title='怎么联系您'>
        {!draft.anonymous && known && <Callout tone='green' title={`${me?.name} ${me?.phone}`}>已验证的手机号，不用再填。</Callout>}
        {!draft.anonymous && !known && (
          <>
            {last && !draft.name && !draft.phone && (
              <Button look='quiet' icon='retry' onClick={() => set(last)}>
                {`和上次一样：${last.name} ${last.phone}`}
              </Button>
            )}
            <TextField label='您的姓名' value={draft.name} maxLength={20} error={errors.name} onChange={(name) => set({ name })} />
            <TextField label='您的电话' keyboard='number' value={draft.phone} maxLength={13} error={errors.phone} onChange={(phone) => set({ phone })} />
          </>
        )}
        {!draft.anonymous && (
          <Field label='联系您的许可' error={errors.consent}>
            <Toggle label='同意工作人员打电话核实、回访' value={draft.consent} onChange={(consent) => set({ consent })} />
          </Field>
        )}
        <Toggle label='不留姓名（匿名）' value={draft.anonymous} onChange={(anonymous) => set({ anonymous })} />
        <Callout tone='grey' title='谁会看到您的姓名'>
          {seenBy}
        </Callout>
      </Card>
    </>
  )
}
