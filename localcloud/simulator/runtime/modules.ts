import { glassEasel, type CodeSpace } from './glass'
import { resolve, type Program } from './program'

/** Runs the program's files, each once, as WeChat does: on first `require`, pages with their components first. */
export class Modules {
  private readonly loaded = new Map<string, { exports: unknown }>()

  constructor(
    private readonly program: Program,
    private readonly space: CodeSpace,
  ) {}

  /** Runs a plain file such as `app.js`. @throws when there is none. */
  run(file: string): unknown {
    return this.once(file, (execute) => execute())
  }

  /** Runs the file of a page or component, so that it becomes known under its path. */
  define(path: string): void {
    const { json, templates, modules } = this.program
    if (!modules[`${path}.js`]) throw new Error(`${path}.js is missing from the program`)
    this.once(`${path}.js`, (execute) => {
      for (const target of Object.values(json[path]?.usingComponents ?? {})) {
        const component = resolve(path, target)
        if (component !== path && json[component]) this.define(component)
      }
      // The page's sheets hold for all elements: classes keep their names, inside components too.
      this.space.addComponentStaticConfig(path, { ...json[path], styleIsolation: 'shared' })
      this.space.addCompiledTemplate(path, { groupList: templates, content: templates[path] })
      this.space.globalComponentEnv(window, path, execute)
    })
  }

  private once(file: string, run: (execute: () => void) => void): unknown {
    const known = this.loaded.get(file)
    if (known) return known.exports
    const code = this.program.modules[file]
    if (!code) throw new Error(`module '${file}' is not defined`)
    const module = { exports: {} as unknown }
    this.loaded.set(file, module)
    run(() => code((target) => this.run(resolve(file, target.endsWith('.js') ? target : `${target}.js`)), module, module.exports))
    return module.exports
  }
}

/** Errors in listeners and life cycles reach `listener` instead of the framework's own console line. */
export function onFrameworkError(listener: (error: unknown) => void): void {
  glassEasel.addGlobalErrorListener((error) => {
    listener(error)
    return false
  })
}
