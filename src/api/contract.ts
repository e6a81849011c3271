import type { Answer, FunctionName, Functions } from 'server/contract'

export type ActionOf<F extends FunctionName> = keyof Functions[F] & string

/** What action `A` of function `F` takes. */
export type InputOf<F extends FunctionName, A extends ActionOf<F>> = Functions[F][A] extends { input: infer I } ? I : never

/** What it gives when all is well. */
export type OutputOf<F extends FunctionName, A extends ActionOf<F>> = Functions[F][A] extends { output: infer O } ? O : never

export type { Answer, FunctionName, Problem } from 'server/contract'
export type Reply<F extends FunctionName, A extends ActionOf<F>> = Answer<OutputOf<F, A>>
