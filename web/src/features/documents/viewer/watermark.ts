/** Across whatever was drawn: who looked, and when. It is part of the picture, so that a copy of the screen has it too. */
export function drawWatermark(canvas: HTMLCanvasElement, text: string) {
  const context = canvas.getContext('2d')
  if (context === null) return
  const size = Math.max(14, Math.round(Math.min(canvas.width, canvas.height) / 32))
  context.save()
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.font = `600 ${size}px sans-serif`
  context.fillStyle = 'rgb(120 20 20 / 16%)'
  context.textAlign = 'center'
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate(-Math.PI / 6)
  const reach = Math.hypot(canvas.width, canvas.height)
  const [across, down] = [context.measureText(text).width + size * 4, size * 7]
  for (let y = -reach / 2; y < reach / 2; y += down)
    for (let x = -reach / 2; x < reach / 2 + across; x += across) context.fillText(text, x, y)
  context.restore()
}
