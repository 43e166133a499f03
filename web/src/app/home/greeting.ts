export function greeting(name: string, now = new Date()) {
  const hour = now.getHours()
  if (hour < 12) return `Good morning, ${name}`
  return hour < 18 ? `Good afternoon, ${name}` : `Good evening, ${name}`
}
