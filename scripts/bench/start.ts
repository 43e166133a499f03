import { median, pause, residentMb } from './figures.ts'
import type { Part, Row } from './part.ts'
import { type Product, startService } from './product.ts'

const starts = 5
const idleMs = 10_000

export const start: Part = {
  name: 'start',
  measures:
    'The built service started five times on a database that is migrated, to a healthy answer; then left alone for ten seconds.',
  measure: (withProduct) => withProduct({}, measureStart),
}

async function measureStart({ environment, stopService }: Product): Promise<Row[]> {
  await stopService()
  const times: number[] = []
  let idleMb = Number.NaN
  for (let count = 1; count <= starts; count += 1) {
    const service = await startService({ environment })
    times.push(service.readyMs / 1000)
    if (count === starts) {
      await pause(idleMs)
      idleMb = residentMb(service.pid)
    }
    await service.stop()
  }
  return [
    { what: 'to healthy, the median', measured: median(times), unit: 's', aim: { atMost: 1 } },
    { what: 'memory when idle', measured: idleMb, unit: 'MB', aim: { atMost: 100 } },
  ]
}
