import { basename } from 'node:path'
import { StartupError } from '../startup-error.ts'

const causes: { sign: RegExp; advice: string }[] = [
  {
    sign: /no space left|ENOSPC|disk quota/i,
    advice: 'The disk is full. Free some space, or set DATA_DIR to another disk.',
  },
  {
    sign: /read-only file system|EROFS/i,
    advice: 'The data folder is read-only. Set DATA_DIR to a folder you can write to.',
  },
  {
    sign: /permission denied|operation not permitted|EACCES|EPERM|wrong ownership/i,
    advice:
      'The data folder or the program is closed to the user PostgreSQL runs as. Give that user access, set DATA_DIR to ' +
      'another folder, or set DATABASE_URL.',
  },
  {
    sign: /ENOENT|error while loading shared libraries|GLIBC/i,
    advice:
      'This system\'s C library cannot run it. Run "npm rebuild" once, or set DATABASE_URL to a server of your own.',
  },
  {
    sign: /could not (create|map).*shared memory|cannot allocate memory|ENOMEM/i,
    advice: 'The machine has too little free memory. Stop something else, or set DATABASE_URL.',
  },
  {
    sign: /user does not exist/i,
    advice: 'Its user has no name on this system. Start as a named user, or set DATABASE_URL.',
  },
]

/** Turns what a program of PostgreSQL said into one paragraph: what happened and a way out. */
export function explainFailure(program: string, output: string): StartupError {
  const advice =
    causes.find(({ sign }) => sign.test(output))?.advice ??
    'Set DATA_DIR to a new folder to start afresh, or DATABASE_URL to use a server of your own.'
  return new StartupError(`The embedded PostgreSQL (${basename(program)}) did not start. ${advice}${quote(output)}`)
}

function quote(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const telling = lines.filter((line) => /error|fatal|panic|could not|cannot/i.test(line))
  const said = (telling.length > 0 ? telling : lines).slice(-2).join(' ')
  return said === '' ? '' : ` It said: ${said}`
}
