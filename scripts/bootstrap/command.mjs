/** A reason to stop that a person can act on: shown as its message alone, never with a stack. */
export class Failure extends Error {}

/**
 * Runs one command line tool: prints its help on --help, refuses unknown options, shows a failure as one paragraph.
 * @param {{ help: string, options?: string[], main: (given: string[]) => unknown }} command
 */
export async function runCommand(command) {
  const { help, options = [], main } = command
  const given = process.argv.slice(2)
  if (given.includes('--help')) return console.log(help.trim())
  const unknown = given.find((option) => !options.includes(option))
  try {
    if (unknown) throw new Failure(`Unknown option ${unknown}.\n\n${help.trim()}`)
    await main(given)
  } catch (error) {
    console.error(`\n${describe(error)}`)
    process.exitCode ||= 1
  }
}

function describe(error) {
  if (error instanceof Failure) return error.message
  return explain(error.code ?? '', error.message) ?? `Something unexpected went wrong: ${error.message}`
}

const causes = [
  [/ENOSPC|no space left|EDQUOT/i, 'The disk is full. Free about 1 GB and run the same command again.'],
  [
    /EACCES|EPERM|EROFS|permission denied|read-only file system/i,
    'This folder cannot be written to. Make it writable for you, or copy the project to a folder that is.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network|socket hang up|fetch failed/i,
    'The npm registry cannot be reached. Connect to the network, or name your proxy or mirror with ' +
      '"npm config set proxy" or "npm config set registry", and run the same command again.',
  ],
  [
    /ENOMEM|heap out of memory|Killed/i,
    'The machine ran out of memory. Stop something else and run the same command again.',
  ],
]

/** What is behind an error code or a tool's output, and the way out; undefined when it tells nothing. */
export function explain(...signs) {
  return causes.find(([sign]) => signs.some((text) => sign.test(text)))?.[1]
}
