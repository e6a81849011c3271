import type { Phone } from '../harness'

/** Goes through one of the doors on the workbench; in the largest type they stand behind 更多. */
export async function through(phone: Phone, door: string, scale: number): Promise<void> {
  if (scale > 1.4) await phone.tap('更多')
  await phone.tap(door)
}
