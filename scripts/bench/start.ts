import { median, pause, residentMb } from './figures.ts'
import type { Part, Row } from './part.ts'
import { type Product, startService } from './product.ts'

const starts = 5
const idleMs = 10_000

export const start: Part = {
  name: 'start',
  measures:
    'The built service started five times on a database that is migrated, to a healthy answer, with documents on the disk and without AI; then ' +
    'left alone for ten seconds, so and with documents in S3 and AI set up.',
  measure: (withProduct) => withProduct({}, measureStart),
}

async function measureStart({ environment, plainEnvironment, stopService }: Product): Promise<Row[]> {
  await stopService()
  const times: number[] = []
  for (let count = 0; count < starts; count += 1) {
    const service = await startService({ environment: plainEnvironment })
    times.push(service.readyMs / 1000)
    await service.stop()
  }
  return [
    { what: 'to healthy, the median', measured: median(times), unit: 's', aim: { atMost: 1 } },
    { what: 'memory when idle', measured: await idleMb(plainEnvironment), unit: 'MB', aim: { atMost: 100 } },
    { what: 'memory when idle, with S3 and AI', measured: await idleMb(environment), unit: 'MB' },
  ]
}

async function idleMb(environment: Record<string, string>) {
  const service = await startService({ environment })
  try {
    await pause(idleMs)
    return residentMb(service.pid)
  } finally {
    await service.stop()
  }
}
