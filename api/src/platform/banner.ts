import { demoAccounts, demoPassword } from '@medinotes/shared/demo'
import type { Config } from '../config.ts'
import { describeParts, type InstallationPart } from './installation-parts.ts'

const describeSwitch = ({ variable, real }: InstallationPart) =>
  real ? `real, by ${variable}` : `${variable} makes it real`

interface Styles {
  strong(text: string): string
  faint(text: string): string
}

const plain: Styles = { strong: (text) => text, faint: (text) => text }
const coloured: Styles = {
  strong: (text) => `\u001B[1m${text}\u001B[22m`,
  faint: (text) => `\u001B[2m${text}\u001B[22m`,
}

interface BannerOptions {
  version: string
  /** Whether the output is a terminal. */
  terminal: boolean
}

/** What a person sees when the service is up: where it is, who may sign in, and which parts are stand-ins. */
export function renderBanner(config: Config, { version, terminal }: BannerOptions): string {
  const { strong, faint } = terminal ? coloured : plain
  const parts = describeParts(config).map(
    (part) => `  ${part.name.padEnd(10)}${part.kind.padEnd(26)}${faint(describeSwitch(part))}`,
  )
  const demo = [
    `  Demo accounts, password ${strong(demoPassword)}`,
    ...demoAccounts.map(({ email, role, about }) => `  ${email.padEnd(24)}${role.padEnd(12)}${faint(about)}`),
  ]
  const sections = [
    [`  ${strong(`MediNotes Pro ${version}`)}  ${strong(config.publicUrl)}`],
    parts,
    ...(config.demo ? [demo] : []),
    [faint('  Ctrl-C stops everything.')],
  ]
  return `\n${sections.map((lines) => lines.join('\n')).join('\n\n')}\n\n`
}
