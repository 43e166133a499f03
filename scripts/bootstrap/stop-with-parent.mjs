// Loaded into a child by --import: the channel to the parent closes when the parent ends, even by kill -9.
if (process.connected) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
