import { Compare } from './compare'

/** A page of its own for what the form of a merge shows as well: a page's file may be read by nobody but WeChat, or it is registered twice. */
export default function ComparePage() {
  return <Compare />
}
