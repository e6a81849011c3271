import type { FunctionDeclaration } from './catalogue'
import { FunctionFailure } from './failure'
import { type Call, Instance, type InstanceSetting } from './instance'

/** A function's workers: warm ones are reused, up to `most` are started under load, further calls wait their turn. */
export class Pool {
  private readonly idle: Instance[] = []
  private readonly all = new Set<Instance>()
  private readonly waiting: (() => void)[] = []
  private closed = false

  constructor(
    readonly declaration: FunctionDeclaration,
    private readonly setting: InstanceSetting,
    private readonly most: number,
  ) {}

  /** The call's result as JSON text; rejects with a FunctionFailure. */
  async run(call: Call): Promise<string> {
    const instance = await this.take()
    try {
      return await instance.invoke(call)
    } finally {
      this.giveBack(instance)
    }
  }

  /** Ends the workers there are, and with them their calls; a later call starts a new one. */
  async end(): Promise<void> {
    await Promise.all([...this.all].map((instance) => instance.kill()))
  }

  /** Ends them for good: calls that wait for a worker, and later ones, fail. */
  async close(): Promise<void> {
    this.closed = true
    // Each that ends wakes one that waits, and there may be more of these than of those.
    for (const wake of this.waiting.splice(0)) wake()
    await this.end()
  }

  private async take(): Promise<Instance> {
    for (;;) {
      if (this.closed) throw new FunctionFailure('crashed', 'the local cloud is closing')
      const warm = this.idle.pop()
      if (warm && !warm.dead) return warm
      if (warm) this.all.delete(warm)
      else if (this.all.size < this.most) return this.start()
      else await new Promise<void>((resolve) => this.waiting.push(resolve))
    }
  }

  private start(): Instance {
    const instance = new Instance(this.declaration, this.setting)
    this.all.add(instance)
    return instance
  }

  private giveBack(instance: Instance): void {
    if (instance.dead) this.all.delete(instance)
    else this.idle.push(instance)
    this.waiting.shift()?.()
  }
}
