import { ActPage } from '@/features/act/act-page'

import { OFFICER_FORMS } from '../forms'
import { OFFICER_PARTS } from '../parts'

/** What a cadre does with an appeal. */
export default function OfficerActPage() {
  return <ActPage fn='casework' forms={OFFICER_FORMS} parts={OFFICER_PARTS} />
}
