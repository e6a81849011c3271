import { TmplGroup } from 'glass-easel-template-compiler'

type Source = readonly [name: string, text: string]

/**
 * The templates of a mini-program as one JavaScript expression for glass-easel.
 * @throws with file, line and message of every template that does not compile.
 */
export function compileTemplates(templates: readonly Source[], scripts: readonly Source[]): string {
  const group = new TmplGroup()
  const errors: string[] = []
  for (const [name, text] of templates) {
    const problems = (group.addTmpl(name.replace(/\.wxml$/, ''), separateEventNames(text)) ?? []) as Problem[]
    errors.push(...problems.filter((problem) => problem.isError).map((problem) => `${name}:${problem.startLine} ${problem.message}`))
  }
  for (const [name, text] of scripts) group.addScript(name.replace(/\.wxs$/, ''), text)
  if (errors.length > 0) throw new Error(`templates do not compile:\n${errors.join('\n')}`)
  const code = group.getTmplGenObjectGroups()
  group.free()
  return code
}

interface Problem {
  isError: boolean
  startLine: number
  message: string
}

/** `bindtap=` becomes `bind:tap=`, the only spelling the compiler takes for an event. */
function separateEventNames(text: string): string {
  return text.replace(/(\s(?:capture-)?(?:mut-)?(?:bind|catch))([a-zA-Z]+=)/g, '$1:$2')
}
