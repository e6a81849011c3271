import type * as z from 'zod'

type Issue = z.core.$ZodIssue

/** What is wrong with a field, in words for the person who filled it in. */
function wordsFor(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' ? (Number(issue.minimum) <= 1 ? '这里还没有填' : `至少写${issue.minimum}个字`) : issue.origin === 'array' ? `至少选${issue.minimum}项` : `不能小于${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' ? `最多${issue.maximum}个字，请写短一些` : issue.origin === 'array' ? `最多${issue.maximum}项` : `不能大于${issue.maximum}`
    case 'invalid_value':
      return '请从给出的选项里选'
    case 'unrecognized_keys':
      return '有多余的内容，请更新小程序后再试'
    case 'custom':
      return issue.message
    default:
      return issue.code === 'invalid_type' && issue.input === undefined ? '这里还没有填' : '填写的内容不对'
  }
}

/** Per field, by its path (`payload.reason` is `reason`), the first thing that is wrong with it. */
export function fieldProblems(error: z.ZodError): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const issue of error.issues) {
    const path = issue.path.filter((part) => part !== 'payload')
    const name = path.length > 0 ? path.join('.') : 'input'
    problems[name] ??= wordsFor(issue)
  }
  return problems
}
