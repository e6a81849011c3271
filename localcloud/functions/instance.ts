import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { FunctionDeclaration } from './catalogue'
import { FunctionFailure } from './failure'

/** What a worker needs besides its bundle. */
export interface InstanceSetting {
  clock: SharedArrayBuffer
  env: Readonly<Record<string, string>>
  log: (line: string) => void
}

/** One call as a worker takes it. `input` is the event as JSON text. */
export interface Call {
  id: string
  input: string
  environment: Readonly<Record<string, string>>
  context: Readonly<Record<string, unknown>>
}

type Reply = { ready: true } | { id: string; output: string } | { id: string; error: { message: string; stack?: string } }

/** How long a bundle may take to load; on the platform, too, this is apart from a call's own time. */
const LOADING_MS = 30_000

/**
 * One worker thread with one function's bundle in it, doing one call at a time. After a crash or a timeout it is
 * `dead` and of no further use; a function that merely throws leaves it warm.
 */
export class Instance {
  dead = false
  private readonly worker: Worker
  private readonly loaded: Promise<void>
  private pending: { settle: (output: string) => void; fail: (failure: FunctionFailure) => void } | null = null

  constructor(
    private readonly declaration: FunctionDeclaration,
    private readonly setting: InstanceSetting,
  ) {
    this.worker = new Worker(join(__dirname, 'bootstrap.cjs'), {
      workerData: { entry: declaration.entry, clock: setting.clock },
      env: { ...setting.env },
      // A loader the local cloud itself runs under is no business of the functions and would slow each cold start.
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: declaration.memorySize },
    })
    this.report(this.worker.stdout)
    this.report(this.worker.stderr)
    this.loaded = new Promise((resolve, reject) => {
      this.pending = { settle: () => resolve(), fail: reject }
    })
    this.loaded.catch(() => undefined)
    this.worker.on('message', (reply: Reply) => this.receive(reply))
    this.worker.on('error', (error: NodeJS.ErrnoException) => this.crash(`${error.code ?? error.name}: ${error.message}`))
    this.worker.on('exit', (code) => this.crash(`the function's process exited with ${code}`))
  }

  /** The call's result as JSON text; rejects with a FunctionFailure. */
  async invoke(call: Call): Promise<string> {
    await this.within(LOADING_MS, this.loaded)
    if (this.dead) throw new FunctionFailure('crashed', 'ended before the call began')
    const answer = new Promise<string>((settle, fail) => {
      this.pending = { settle, fail }
    })
    this.worker.postMessage(call)
    return this.within(this.declaration.timeout * 1000, answer)
  }

  async kill(): Promise<void> {
    this.dead = true
    await this.worker.terminate()
  }

  private async within<T>(limit: number, work: Promise<T>): Promise<T> {
    const timer = setTimeout(() => {
      this.end(new FunctionFailure('timedOut', `${this.declaration.name} after ${limit / 1000} seconds`))
    }, limit)
    try {
      return await work
    } finally {
      clearTimeout(timer)
    }
  }

  private receive(reply: Reply): void {
    const { pending } = this
    this.pending = null
    if ('ready' in reply) pending?.settle('')
    else if ('output' in reply) pending?.settle(reply.output)
    else {
      this.setting.log(reply.error.stack ?? reply.error.message)
      pending?.fail(new FunctionFailure('threw', reply.error.message))
    }
  }

  private crash(reason: string): void {
    if (!this.dead) this.setting.log(reason)
    this.end(new FunctionFailure('crashed', reason))
  }

  private end(failure: FunctionFailure): void {
    this.pending?.fail(failure)
    this.pending = null
    if (!this.dead) void this.kill()
  }

  private report(stream: Readable): void {
    createInterface({ input: stream }).on('line', this.setting.log)
  }
}
