// Some devices of one kind, each with its own document and socket, spoken to in lines of JSON:
//   node devices.mjs hocuspocus|y-websocket PORT COUNT
// {"file": KEY, "text": TEXT} has the first one file an entry, answered by when it was filed, saved
// here (which these clients do not do), and acknowledged. Whatever comes from elsewhere is told with
// when the first device and when the last one had it; {"count": true} asks how many there are. Times are nanoseconds of CLOCK_MONOTONIC.
import readline from 'node:readline'
import WebSocket from 'ws'
import * as Y from 'yjs'

const [kind, port, count] = process.argv.slice(2)
const now = () => Number(process.hrtime.bigint())
const say = line => process.stdout.write(JSON.stringify(line) + '\n')

const connects = {
  // Acknowledged: the server's SyncStatus has come for all that was sent.
  async hocuspocus (document) {
    const { HocuspocusProvider, HocuspocusProviderWebsocket } = await import('@hocuspocus/provider')
    const url = `ws://127.0.0.1:${port}`
    const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket })
    const provider = new HocuspocusProvider({ name: 'event', document, websocketProvider })
    provider.attach()
    await new Promise(resolve => provider.on('synced', resolve))
    return acknowledged => provider.on('unsyncedChanges', ({ number }) => number || acknowledged())
  },

  // There is no acknowledgement; the nearest is that the server sends everybody what it has applied,
  // also to whoever it came from.
  async 'y-websocket' (document) {
    const { WebsocketProvider } = await import('y-websocket')
    const options = { WebSocketPolyfill: WebSocket, disableBc: true }
    const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, 'event', document, options)
    await new Promise(resolve => provider.on('sync', synced => synced && resolve()))
    return acknowledged => provider.ws.addEventListener('message', ({ data }) => {
      const [sort, step] = new Uint8Array(data)
      if (sort === 0 && step === 2) acknowledged() // an update, not a step of the first exchange
    })
  }
}

const seen = new Map() // key -> {first, missing}
let own = null // what this process has filed last and nobody has acknowledged yet

const watch = (entries, isFirst) => entries.observe(event => {
  if (event.transaction.local) return
  const at = now()
  for (const { insert } of event.changes.delta) {
    for (const { key } of insert ?? []) {
      const entry = seen.get(key) ?? { first: 0, missing: Number(count) }
      if (isFirst) entry.first = at
      entry.missing -= 1
      seen.set(key, entry)
      if (entry.missing === 0) {
        say({ seen: key, first: entry.first, last: at })
        seen.delete(key)
      }
    }
  }
})

const started = now()
const devices = []
for (let number = 0; number < Number(count); number++) {
  const document = new Y.Doc()
  const listen = await connects[kind](document)
  const entries = document.getArray('entries')
  devices.push({ entries, listen })
}
say({ ready: true, took: now() - started, entries: devices[0].entries.length })

devices.forEach(({ entries }, number) => watch(entries, number === 0))
devices[0].listen(() => {
  if (own) say({ ...own, acknowledged: now() })
  own = null
})

readline.createInterface({ input: process.stdin }).on('line', line => {
  const { file, text, many, count } = JSON.parse(line)
  if (count) return say({ entries: devices[0].entries.length })
  if (many) { // a past to begin with, in changes of one entry each, as if typed one after the other
    for (let number = 0; number < many; number++) devices[0].entries.push([{ key: `${number}`, text }])
    own = { filed: 'many' }
    return
  }
  own = { filed: file, at: now() }
  devices[0].entries.push([{ key: file, place: 'ws1', kind: 'h', text }])
}).on('close', () => process.exit())
