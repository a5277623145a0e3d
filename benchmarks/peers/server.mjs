// A server of either kind, as its own documentation starts it, with what it has to keep documents:
//   node server.mjs hocuspocus|y-websocket PORT FILE
import http from 'node:http'

const [kind, port, file] = process.argv.slice(2)

const starts = {
  async hocuspocus () {
    const { Server } = await import('@hocuspocus/server')
    const { SQLite } = await import('@hocuspocus/extension-sqlite')
    const extensions = [new SQLite({ database: file })]
    const server = new Server({ port: Number(port), address: '127.0.0.1', quiet: true, extensions })
    await server.listen()
  },

  async 'y-websocket' () {
    process.env.YPERSISTENCE = file // LevelDB, the only one that it brings
    console.info = () => {}
    const { setupWSConnection } = await import('@y/websocket-server/utils')
    const { WebSocketServer } = await import('ws')
    const sockets = new WebSocketServer({ noServer: true })
    sockets.on('connection', setupWSConnection)
    const server = http.createServer((_, answer) => answer.end('okay'))
    server.on('upgrade', (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, one => sockets.emit('connection', one, request)))
    await new Promise(resolve => server.listen(Number(port), '127.0.0.1', resolve))
  }
}

await starts[kind]()
console.log(JSON.stringify({ ready: true }))
