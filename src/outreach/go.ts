import Taro from '@tarojs/taro'

import { to } from '@/features/go'

const instead = (path: string, id: string) => void Taro.redirectTo({ url: `${path}?id=${encodeURIComponent(id)}` })

/** Where one can go among the channels that go to people. */
export const outreach = {
  outings: () => to('/outreach/outings/index'),
  /** Begins an outing, or changes the beginning of one on this phone. */
  begin: (outing?: string) => to('/outreach/begin/index', { outing }),
  outing: (id: string) => to('/outreach/outing/index', { id }),
  begun: (id: string) => instead('/outreach/outing/index', id),
  /** Writes down an appeal of an outing on this phone, or changes one. */
  heard: (outing: string, id?: string) => to('/outreach/heard/index', { outing, id }),
  close: (outing: string) => to('/outreach/close/index', { outing }),
  boxes: () => to('/outreach/boxes/index'),
  box: (box: string) => to('/outreach/box/index', { box }),
  boxForm: (box?: string) => to('/outreach/box-form/index', { box }),
  openBox: (box: string) => to('/outreach/open-box/index', { box }),
  opening: (id: string) => to('/outreach/opening/index', { id }),
  opened: (id: string) => instead('/outreach/opening/index', id),
  letter: (opening: string, village: string, id?: string) => to('/outreach/letter/index', { opening, village, id }),
}
