/** Milliseconds that this thread computes for some work; how busy the machine is besides hardly matters. */
export async function computingTime(work: () => unknown) {
  const before = process.threadCpuUsage()
  await work()
  return process.threadCpuUsage(before).user / 1000
}
