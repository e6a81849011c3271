import { ActPage } from '@/features/act/act-page'
import { RESIDENT_FORMS } from '@/features/act/resident-forms'

/** What a petitioner does with an appeal. */
export default function ResidentActPage() {
  return <ActPage fn='appeal' forms={RESIDENT_FORMS} />
}
