import { ActPage } from '@/features/act/act-page'

import { OFFICER_FORMS } from '../forms'

/** What a cadre does with an appeal. */
export default function OfficerActPage() {
  return <ActPage fn='casework' forms={OFFICER_FORMS} />
}
