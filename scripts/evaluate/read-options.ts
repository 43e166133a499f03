import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { EvaluationFailure } from './failure.ts'

/** The options of a command line; throws EvaluationFailure with the help where one is unknown. */
export function readOptions<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
  help: string,
) {
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new EvaluationFailure(`${error instanceof Error ? error.message : 'Unknown option'}\n${help}`)
  }
}

/** Runs an evaluation with what the command line gives; a failure that we know is said in its own words. */
export async function runEvaluation(evaluate: (args: string[]) => Promise<void>) {
  try {
    await evaluate(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof EvaluationFailure ? error.message.trim() : error)
    process.exitCode = 1
  }
}
