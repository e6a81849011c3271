/** The same matter as people of one township tell it, on different days. */
export const LAMPS: readonly [village: string, text: string][] = [
  ['T01V01', '组上的路灯坏了两个月，晚上老人出门看不见，请派人来换一下灯泡。'],
  ['T01V02', '我们这边路灯不亮好久了，晚上走路看不见，请派人来修一下路灯。'],
  ['T01V01', '路灯又坏了，晚上黑得看不见，请来换灯泡。'],
  ['T01V03', '村口的路灯坏了没人管，晚上老人出门看不见。'],
  ['T01V02', '路灯坏了半个月，晚上出门看不见，请派人换灯泡。'],
]
