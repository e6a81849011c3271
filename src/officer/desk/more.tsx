import type { Me } from 'server/contract'

import { DOORS } from '@/outreach/doors'
import { Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'

import { FURTHER, NEAR, type Link } from './links'

interface Props {
  me: Pick<Me, 'posts'>
  open: boolean
  onClose: () => void
  /** In the largest type nothing of them stands on the workbench itself. */
  all: boolean
}

/** The ways from the workbench that have no room on it. */
export function More({ me, open, onClose, all }: Props) {
  const records = me.posts.some(({ duties }) => duties.includes('intake'))
  const doors: Link[] = records ? [...DOORS] : []
  const links = [...(all ? [...doors, ...NEAR] : []), ...FURTHER].filter(({ to }) => !to || to(me))
  const follow = (link: Link) => {
    onClose()
    link.go(me)
  }
  return (
    <Sheet open={open} title='更多' onClose={onClose}>
      {links.map((link) => (
        <Row key={link.words} icon={link.icon} title={link.words} note={link.note} onClick={() => follow(link)} />
      ))}
    </Sheet>
  )
}
