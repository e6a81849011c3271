import { Refusal } from '../../domain/problem'
import { Unreachable } from './exchange'
import { call } from './token'

const SCENE = /^[A-Za-z0-9!#$&'()*+,/:;=?@\-._~]{1,32}$/

/** A mini-program code, as an image, that opens `page` with `scene`: up to 32 letters, digits and signs, no Chinese. */
export async function codeImage({ scene, page }: { scene: string; page: string }): Promise<Buffer> {
  if (!SCENE.test(scene)) throw new Error(`a code cannot carry the scene ${scene}`)
  try {
    const { bytes, errcode, errmsg } = await call('wechat', '/wxa/getwxacodeunlimit', { scene, page, check_path: false })
    if (!bytes) throw new Unreachable(`no code: ${errcode} ${errmsg}`)
    return bytes
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    console.error('wechat:', error.message)
    throw new Refusal('FAILED')
  }
}
