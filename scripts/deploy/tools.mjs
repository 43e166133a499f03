import { spawn } from 'node:child_process'
import { Failure } from '../bootstrap/command.mjs'

/** Runs programs of the machine; what one says is returned, and what it complains of is shown. */
export function createTools() {
  function run(program, args, input) {
    return new Promise((resolve, reject) => {
      const child = spawn(program, args, { stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'inherit'] })
      const said = []
      child.stdout.on('data', (chunk) => said.push(chunk))
      child.once('error', () => reject(new Failure(`The program "${program}" could not be started. Install it first.`)))
      child.once('close', (code) =>
        code === 0
          ? resolve(Buffer.concat(said).toString().trim())
          : reject(new Failure(`${program} ${args.slice(0, 2).join(' ')} failed`)),
      )
      child.stdin?.end(input)
    })
  }
  return {
    run,
    /** An answer of AWS. */
    async aws(...args) {
      const answer = await run('aws', [...args, '--output', 'json'])
      return answer === '' ? {} : JSON.parse(answer)
    },
  }
}
