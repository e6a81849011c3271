import Taro from '@tarojs/taro'
import type { MeetingKind } from 'domain/supervision/meeting/kinds'

import { to } from '@/features/go'

/** The pages of meetings. */
export const meetings = {
  hub: () => to('/meetings/hub/index'),
  docket: (kind: MeetingKind) => to('/meetings/docket/index', { kind }),
  paper: (kind: MeetingKind, code: string) => to('/meetings/paper/index', { id: `${kind}:${code}` }),
  call: (kind: MeetingKind) => to('/meetings/call/index', { kind }),
  called: (id: string) => void Taro.redirectTo({ url: `/meetings/meeting/index?id=${id}` }),
  meeting: (id: string) => to('/meetings/meeting/index', { id }),
  /** What was said of one item; without a code, what was decided beside the docket. */
  minute: (id: string, code?: string) => to('/meetings/minute/index', { id, code }),
  close: (id: string) => to('/meetings/close/index', { id }),
  decisions: (kind?: MeetingKind) => to('/meetings/decisions/index', { kind }),
  decision: (id: string) => to('/meetings/decision/index', { id }),
  back: () => void Taro.navigateBack(),
}
