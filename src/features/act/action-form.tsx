import { View } from '@tarojs/components'
import type { Action } from 'domain/appeal/payloads'
import type { AppealPage } from 'server/contract'

import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { FootBar } from '@/ui/foot-bar'
import { ResidentScreen } from '@/features/help/resident-screen'
import { Screen } from '@/ui/screen'
import { footProblem } from '@/ui/wrong'

import { fieldsOf } from './values'
import type { FormSpec } from './fields'
import { FormField, type Controls, type DrawnParts } from './form-field'
import type { Sequence } from './sequence'
import { ShownParts, type Parts } from './shown'
import { useActionForm } from './use-action-form'

/** What a page can show above a form, and draw in it, beyond what every page can. */
export interface OwnParts {
  parts?: Parts
  controls?: Controls
  drawn?: DrawnParts
}

interface Props {
  fn: 'appeal' | 'casework'
  action: Action
  form: FormSpec
  page: AppealPage
  onDone: () => void
  onRefresh: () => void
  sequence?: Sequence
  own?: OwnParts
}

/** A page for one action on one appeal. */
export function ActionForm({ fn, action, form, page, onDone, onRefresh, sequence, own }: Props) {
  const { values, set, errors, problem, busy, photos, pad, strokes, draw, send } = useActionForm(fn, action, form, page, sequence)
  const Frame = fn === 'appeal' ? ResidentScreen : Screen
  // Of one after another each is shown, whatever else its form shows.
  const shows = [...(sequence && !form.shows?.includes('words') ? (['words'] as const) : []), ...(form.shows ?? [])]
  const reasons = page.suggestions?.reasons ?? []
  // From the kind on all is proposed by the words; later on the unit was chosen by a person.
  const proposes = 'kind' in form.fields
  const submit = async () => {
    if ((await send()) && !sequence) onDone()
  }

  return (
    <Frame
      heading={form.title}
      lead={sequence ? sequence.words : form.lead}
      foot={
        <FootBar problem={footProblem(problem, errors)} note={photos.busy ? '照片还在上传，稍等片刻' : undefined}>
          {problem?.code === 'STALE' && (
            <Button icon='retry' onClick={onRefresh}>
              看最新情况
            </Button>
          )}
          {sequence && <Button onClick={sequence.skip}>下一件</Button>}
          <Button look={form.danger ? 'danger' : 'primary'} busy={busy} disabled={photos.busy} onClick={() => void submit()}>
            {form.button}
          </Button>
        </FootBar>
      }
    >
      <ShownParts parts={shows} page={page} own={own?.parts} />
      {proposes && reasons.length > 0 && (
        <Callout tone='blue' title='已按内容填好建议，请核对'>
          {reasons.map((reason) => (
            <View key={reason}>{reason}</View>
          ))}
        </Callout>
      )}
      {fieldsOf(form).length > 0 && (
        <Card>
          {fieldsOf(form, values).map(([name, field]) => (
            <FormField
              key={name}
              field={field}
              value={values[name]}
              onChange={(value) => set(name, value)}
              error={errors[name]}
              suggestions={page.suggestions}
              plan={page.plan}
              others={values}
              onOther={set}
              photos={photos}
              pad={pad}
              strokes={strokes}
              onDraw={draw}
              sequence={sequence}
              controls={own?.controls}
              drawn={own?.drawn}
            />
          ))}
        </Card>
      )}
    </Frame>
  )
}
