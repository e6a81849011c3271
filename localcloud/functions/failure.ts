import { CloudError } from '../service'

/** How a call can fail: the SDK's code, the mini-program's code, the HTTP status of the local face, the platform's words. */
const FAILURES = {
  missing: { code: 'FUNCTION_NOT_FOUND', errCode: -501000, status: 404, words: 'FunctionName parameter could not be found' },
  largeInput: { code: 'INVALID_PARAM', errCode: -401002, status: 413, words: 'data exceed max size' },
  threw: { code: 'FUNCTIONS_EXECUTE_FAIL', errCode: -504002, status: 500, words: 'functions execute fail' },
  crashed: { code: 'FUNCTIONS_EXECUTE_FAIL', errCode: -504002, status: 500, words: 'functions execute fail' },
  largeResult: { code: 'FUNCTIONS_EXECUTE_FAIL', errCode: -504002, status: 500, words: 'functions execute fail' },
  timedOut: { code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED', errCode: -504003, status: 504, words: 'Invoking task timed out' },
} as const

export type FailureKind = keyof typeof FAILURES

/** A failed call of a function, ready to be told to the SDK (`code`) and to a mini-program (`toClient`). */
export class FunctionFailure extends CloudError {
  readonly status: number
  readonly errCode: number

  constructor(
    readonly kind: FailureKind,
    detail: string,
  ) {
    const { code, status, errCode, words } = FAILURES[kind]
    super(code, `${words}: ${detail}`)
    this.name = 'FunctionFailure'
    this.status = status
    this.errCode = errCode
  }

  /** What `wx.cloud.callFunction` rejects with. */
  toClient(): { errCode: number; errMsg: string } {
    return { errCode: this.errCode, errMsg: `cloud.callFunction:fail Error: errCode: ${this.errCode} | errMsg: ${this.message}` }
  }
}
