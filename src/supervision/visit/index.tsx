import { usePageId } from '@/features/page-id'

import { VisitView } from './view'

/** One close-out and what was found on site on a page of its own. */
export default function VisitPageView() {
  return <VisitView {...usePageId()} />
}
