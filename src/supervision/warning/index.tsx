import { usePageId } from '@/features/page-id'

import { WarningView } from './view'

/** One warning on a page of its own. */
export default function WarningPageView() {
  return <WarningView {...usePageId()} />
}
