import { ActPage } from '@/features/act/act-page'

import { OFFICER_FORMS } from '../forms'
import { OFFICER_OWN } from '../own'

/** What a cadre does with an appeal. */
export default function OfficerActPage() {
  return <ActPage fn='casework' forms={OFFICER_FORMS} own={OFFICER_OWN} />
}
