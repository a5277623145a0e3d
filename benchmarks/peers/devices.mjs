// Some devices of one kind, each with its own document and socket, spoken to in lines of JSON:
//   node devices.mjs hocuspocus|y-websocket PORT COUNT [ENTRIES]
// They are ready when the first one has that many entries (0). Then
//   {"file": KEY, "text": TEXT} has the first one file an entry: answered by when it did and when
//     that was acknowledged; nothing is saved here, for these clients do not do that
//   {"past": COUNT, "text": TEXT} has it file that many one by one, and wait for the last only
//   {"count": true} asks how many entries it has
//   {"again": true} has it go away and come back
// What comes from elsewhere is told with when the first device and when the last one had it. Times
// are nanoseconds of CLOCK_MONOTONIC.
import readline from 'node:readline'
import WebSocket from 'ws'
import * as Y from 'yjs'

const [kind, port, count, expected = 0] = process.argv.slice(2)
const now = () => Number(process.hrtime.bigint())
const say = line => process.stdout.write(JSON.stringify(line) + '\n')

const kinds = {
  // Acknowledged: the server's SyncStatus has come for all that was sent.
  async hocuspocus () {
    const { HocuspocusProvider, HocuspocusProviderWebsocket } = await import('@hocuspocus/provider')
    return document => {
      const url = `ws://127.0.0.1:${port}`
      const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket })
      const provider = new HocuspocusProvider({ name: 'event', document, websocketProvider })
      provider.attach()
      return {
        synced: () => new Promise(resolve => provider.on('synced', resolve)),
        listen: heard => provider.on('unsyncedChanges', ({ number }) => number || heard()),
        again () {
          websocketProvider.disconnect()
          setTimeout(() => websocketProvider.connect(), 100)
        }
      }
    }
  },

  // There is no acknowledgement; the nearest is that the server sends everybody what it has applied,
  // also to whoever it came from.
  async 'y-websocket' () {
    const { WebsocketProvider } = await import('y-websocket')
    return document => {
      const options = { WebSocketPolyfill: WebSocket, disableBc: true }
      const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, 'event', document, options)
      return {
        synced: () => new Promise(resolve => provider.on('sync', synced => synced && resolve())),
        listen: heard => provider.ws.addEventListener('message', ({ data }) => {
          const [sort, step] = new Uint8Array(data)
          if (sort === 0 && step === 2) heard() // an update, not a step of the first exchange
        }),
        again () {
          provider.disconnect()
          setTimeout(() => provider.connect(), 100)
        }
      }
    }
  }
}

const connect = await kinds[kind]()
const started = now()
const worked = process.cpuUsage()
const devices = []
for (let number = 0; number < Number(count); number++) {
  const document = new Y.Doc()
  const link = connect(document)
  await link.synced()
  devices.push({ ...link, entries: document.getArray('entries') })
}
const first = devices[0]
while (first.entries.length < Number(expected)) await new Promise(resolve => setTimeout(resolve, 1))
const { user, system } = process.cpuUsage(worked)
say({ ready: true, took: now() - started, worked: (user + system) * 1000 })

const seen = new Map() // key -> {at, missing}
for (const { entries } of devices) {
  entries.observe(event => {
    if (event.transaction.local) return
    const at = now()
    for (const { insert } of event.changes.delta) {
      for (const { key } of insert ?? []) {
        const entry = seen.get(key) ?? { at: 0, missing: devices.length }
        if (entries === first.entries) entry.at = at
        entry.missing -= 1
        seen.set(key, entry)
        if (entry.missing === 0) {
          say({ seen: key, first: entry.at, last: at })
          seen.delete(key)
        }
      }
    }
  })
}

let own = null // what was filed last, until it is acknowledged
let awaited = 0 // how often that must be said until it counts
first.listen(() => {
  if (!own || --awaited > 0) return
  say({ ...own, acknowledged: now() })
  own = null
})

const entry = (key, text) => ({ key, place: 'ws1', kind: 'h', text })
readline.createInterface({ input: process.stdin }).on('line', line => {
  const { file, past, text, count, again } = JSON.parse(line)
  if (count) say({ entries: first.entries.length })
  if (again) first.again()
  if (file) {
    own = { filed: file, at: now() }
    first.entries.push([entry(file, text)])
  }
  if (past) {
    own = { past }
    awaited = kind === 'y-websocket' ? past : 0 // the other one counts by itself
    for (let number = 0; number < past; number++) first.entries.push([entry(`${number}`, text)])
  }
}).on('close', () => process.exit())
