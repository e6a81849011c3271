/** A phone for tests: storage in memory and a cloud that answers as told. */
export const storage = new Map<string, unknown>()

type Call = { name: string; data: { action: string; input: unknown; requestId: string } }
export const calls: Call[] = []
let answer: (call: Call) => Promise<unknown> = async () => ({ ok: true, value: null })

/** How the cloud answers from now on; a rejection is a call that failed. */
export function whenCalled(next: (call: Call) => Promise<unknown>): void {
  answer = next
}

export function reset(): void {
  storage.clear()
  calls.length = 0
  uploads.length = 0
  lost.clear()
}

/** What is sent to the cloud's storage; a path in `lost` does not arrive. */
export const uploads: string[] = []
export const lost = new Set<string>()

const Taro = {
  env: { USER_DATA_PATH: 'wxfile://usr' },
  getFileSystemManager: () => ({
    copyFile: ({ success }: { success: () => void }) => success(),
    unlink: () => undefined,
  }),
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.parse(JSON.stringify(value))),
  cloud: {
    uploadFile: ({ filePath, success, fail }: { filePath: string; success: (sent: { fileID: string }) => void; fail: (error: unknown) => void }) => {
      if (lost.has(filePath)) return void fail({ errMsg: 'uploadFile:fail' })
      uploads.push(filePath)
      success({ fileID: `cloud://inbox/${filePath}` })
    },
    callFunction: async (call: Call) => {
      calls.push(call)
      return { result: await answer(call) }
    },
  },
}
export default Taro
