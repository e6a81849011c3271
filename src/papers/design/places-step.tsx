import { Picker } from '@tarojs/components'
import { type Day } from 'domain/calendar/day'
import type { DistrictTree, Me } from 'server/contract'

import { UnitField } from '@/features/act/unit-field'
import { dayWords } from '@/features/days'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { Picked } from '@/ui/picked'
import { Toggle } from '@/ui/toggle'

import { placesWithin } from '../mine'
import type { Design } from './design'

interface Props {
  design: Design
  set: (part: Partial<Design>) => void
  errors: Record<string, string>
  posts: Me['posts']
  district: DistrictTree | null
  today: Day | undefined
}

/** Whom it goes to, and until when. */
export function PlacesStep({ design, set, errors, posts, district, today }: Props) {
  const post = posts.find(({ unit }) => unit === design.unit) ?? posts[0]
  return (
    <Card>
      {posts.length > 1 && (
        <Field label='以哪个单位的名义' error={errors.unit}>
          <Choice label='以哪个单位的名义' options={posts.map(({ unit, unitName }) => ({ value: unit, words: unitName }))} value={design.unit} onChange={(unit) => set({ unit, places: [] })} />
        </Field>
      )}
      <Field label='发到哪里' hint='可以选几个；最多四十个。' error={errors.places}>
        {district && post && <UnitField label='发到哪里' units={placesWithin(district, post)} value={design.places} onChange={(places) => set({ places })} many />}
      </Field>
      <Field label='截止日期' hint='当天还可以答。' error={errors.endsOn}>
        <Picker mode='date' value={design.endsOn} start={today} onChange={(event) => set({ endsOn: event.detail.value })}>
          <Picked label='截止日期，点按选择日期' words={design.endsOn ? dayWords(design.endsOn) : '点这里选日期'} chosen={Boolean(design.endsOn)} />
        </Picker>
      </Field>
      <Toggle label='不记名' note='答的人不会被记下，写到的难处也只能当匿名诉求办。' value={design.anonymous} onChange={(anonymous) => set({ anonymous })} />
    </Card>
  )
}
